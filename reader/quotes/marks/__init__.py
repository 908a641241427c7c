"""Where quotations begin and end, from the quotation marks alone.

A quotation over several paragraphs gives one segment a paragraph. Marks nested in a segment stay
inside it; where single marks are the outer ones, as in British papers, double ones are nested.

    segment           a quoted segment: the words between one pair of marks in one paragraph
    double, single    the segments between double marks, and between single ones
    segmentation      all segments of a text, by which of the two are its outer marks
"""
