"""Who an article names: its mentions by name in, people and organisations out.

In the order data flows:

    name_matching    which names can be those of one person
    titles           which words before a name are none of it
    name_mentions    the mentions by name, with the title apart from the name
    person           someone, or something, that is named or described
    roles            what the words around a name say it is
    attributes       what a mention adds to a person: sex, roles, whether it is one at all
    people           everyone named, and whom each name means
"""
