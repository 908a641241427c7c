"""Words of every script: found however they are written, and marked as what they are."""

from __future__ import annotations

import random
import unicodedata

import pytest

from reader.search import Index, Passage, find

SAID = {
    "zh": "港口的新灯塔将在秋天点亮，渔民们说这是他们一生的愿望。",
    "ja": "市役所は古い水道管の交換を来年から始めると発表しました。",
    "kana": "バスとハスは似ていますが、ガラスとカラスも違います。",
    "th": "ชาวประมงกล่าวว่าประภาคารใหม่จะเปิดไฟในฤดูใบไม้ร่วง",
    "km": "អ្នកនេសាទនិយាយថាប៉មភ្លើងថ្មីនឹងបើកនៅរដូវស្លឹកឈើជ្រុះ",
    "my": "ငါးဖမ်းသမားများက မီးပြတိုက်အသစ်ကို ဆောင်းဦးတွင် ဖွင့်မည်ဟုပြောသည်",
    "lo": "ຊາວປະມົງກ່າວວ່າປະພາຄານໃໝ່ຈະເປີດໄຟ",
    "hi": "मछुआरों ने कहा कि नया प्रकाशस्तंभ शरद में ज़रूर जलेगा",
    "ar": "قال الصيادون إنّ المنارة الجديدة ستُضاء في الخريف، سنة ٢٠٢٧، إلى جانب المدرسة",
    "fa": "ماهی‌گیران گفتند کتابخانهٔ بندر در پاییز باز می‌شود",
    "he": "הדייגים אמרו שהמגדלור החדש יידלק בסתיו, ודובר צה״ל אישר",
    "el": "Οι ψαράδες είπαν ότι ο νέος φάρος θα ανάψει το φθινόπωρο",
    "ru": "Рыбаки сказали, что новый маяк зажжётся осенью, ещё до ёлки",
    "tr": "Balıkçılar ışığın İzmir’de sonbaharda yanacağını söyledi",
    "pl": "Rybacy z Łeby mówią, że latarnia zaświeci jesienią",
    "vi": "Ngư dân Đà Nẵng nói rằng ngọn hải đăng mới sẽ sáng vào mùa thu",
    "de": "Die Leuchtturmwärterin am Straßenbahnhof übergibt im Herbst",
    "fr": "Le cœur de l’île bat à l’hôtel d’Artagnan, disent les pêcheurs",
    "da": "Fiskerne på Ærø siger at fyrtårnet på Samsø lyser til efteråret",
    "is": "Sjómenn segja að Þór og Guðrún kveiki á vitanum",
}  # fmt: skip

FOUND = [
    ("zh", "灯塔", ["灯塔"]),
    ("zh", "新灯塔将在", ["新灯塔将在"]),
    ("zh", "愿", ["愿"]),
    ("zh", "一生的愿望", ["一生的愿望"]),
    ("zh", "渔民 点亮", ["点亮", "渔民"]),
    ("zh", '"塔将"', ["塔将"]),
    ("ja", "水道管の交換", ["水道管の交換"]),
    ("ja", "来年", ["来年"]),
    ("ja", "した", ["した"]),
    ("kana", "ガラス", ["ガラス"]),
    ("kana", "ﾊﾞｽ", ["バス"]),
    ("th", "ประภาคาร", ["ประภาคาร"]),
    ("th", "ไฟ", ["ไฟ"]),
    ("km", "ប៉មភ្លើង", ["ប៉មភ្លើង"]),
    ("my", "မီးပြတိုက်", ["မီးပြတိုက်"]),
    ("lo", "ປະພາຄານ", ["ປະພາຄານ"]),
    ("hi", "प्रकाशस्तंभ", ["प्रकाशस्तंभ"]),
    ("hi", "जरूर प्रकाशस्तंभ", ["प्रकाशस्तंभ", "ज़रूर"]),
    ("ar", "الجديده", ["الجديدة"]),
    ("ar", "ان المناره", ["إنّ", "المنارة"]),
    ("ar", "ستضاء", ["ستُضاء"]),
    ("ar", "2027", ["٢٠٢٧"]),
    ("ar", "الـخـريـف", ["الخريف"]),
    ("ar", "مدرسة", ["المدرسة"]),
    ("fa", "كتابخانه", ["کتابخانهٔ"]),
    ("fa", "ماهیگیران", ["ماهی‌گیران"]),
    ("he", "מגדלור", ["שהמגדלור"]),
    ("he", "הדייגים", ["הדייגים"]),
    ("he", "צהל", ["צה״ל"]),
    ("el", "ΝΕΟΣ ΦΑΡΟΣ", ["νέος", "φάρος"]),
    ("el", "ψαραδες", ["ψαράδες"]),
    ("ru", "зажжется елки", ["зажжётся", "ёлки"]),
    ("tr", "isigin izmir", ["ışığın", "İzmir’de"]),
    ("tr", "IŞIĞIN", ["ışığın"]),
    ("tr", "BALIKCILAR", ["Balıkçılar"]),
    ("pl", "leby zaswieci", ["Łeby", "zaświeci"]),
    ("vi", "da nang hai dang", ["Đà", "Nẵng", "hải", "đăng"]),
    ("de", "strassenbahnhof", ["Straßenbahnhof"]),
    ("de", "wärterin", ["Leuchtturmwärterin"]),
    ("de", "Leuchtturm", ["Leuchtturmwärterin"]),
    ("de", "Bahnhof", ["Straßenbahnhof"]),
    ("de", "Bahn", ["Straßenbahnhof"]),
    ("fr", "coeur hotel", ["cœur", "hôtel"]),
    ("fr", "artagnan", ["Artagnan"]),
    ("fr", "l'hotel", ["l", "hôtel"]),
    ("da", "aero samso", ["Ærø", "Samsø"]),
    ("is", "thor gudrun", ["Þór", "Guðrún"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(SAID)


def index_of(said: dict[str, str]) -> Index:
    return Index.build(
        Passage(name, 40, 40 + len(text), "quotation", text) for name, text in said.items()
    )


@pytest.mark.parametrize(("name", "query", "marked"), FOUND)
def test_words_are_found_and_marked(index: Index, name: str, query: str, marked: list[str]) -> None:
    results = index.search(query)
    first = results.hits[0]
    assert results.close
    assert first.passage.article == name
    text = f"{'':40}{SAID[name]}"
    assert [
        span.of(text) for span in first.matches if len(span.of(text)) > 1 or span.of(text) in marked
    ] == marked


@pytest.mark.parametrize(("name", "query", "marked"), FOUND)
def test_words_are_found_in_their_text(name: str, query: str, marked: list[str]) -> None:
    text = SAID[name]
    (place,) = find(query, text)
    assert all(word in text[place.start : place.end] for word in marked)
    if len(marked) == 1:
        assert text[place.start : place.end] == marked[0]


@pytest.mark.parametrize(
    "query", ["カス", "がらず", "灯新", "塔灯", "来月", "किताब", "渔夫", '"塔新"', "ประชาชน"]
)
def test_what_only_looks_alike_is_not_close(index: Index, query: str) -> None:
    assert not index.search(query).close


def test_any_part_of_a_clause_is_found_and_marked_letter_by_letter(index: Index) -> None:
    for name in ("zh", "ja", "th", "km"):
        text = SAID[name]
        clause = text[: min(text.find(sign) % len(text) for sign in "，。 ") or len(text)]
        for start in range(0, len(clause) - 8, 3):
            for size in (2, 3, 5, 8):
                part = clause[start : start + size]
                hit = next(hit for hit in index.search(part).hits if hit.passage.article == name)
                assert part in [f"{'':40}{text}"[span.start : span.end] for span in hit.matches]
                assert part in [span.of(text) for span in find(part, text)]
                assert index.search(f'"{part}"').hits[0].passage.article == name


def test_a_single_character_is_excluded_wherever_it_stands(index: Index) -> None:
    assert "zh" not in {hit.passage.article for hit in index.search("-愿 in:quote").hits}
    assert "zh" in {hit.passage.article for hit in index.search("-猫 in:quote").hits}


def test_a_name_without_spaces_is_a_speaker() -> None:
    index = Index.build([Passage("a", 0, 4, "quotation", "春天来了", "李小明")])
    for name in ("李", "小明", "李小明"):
        assert index.search(f"speaker:{name}").close
    assert not index.search("speaker:王").close


# -- one text in many forms -------------------------------------------------------------------

UNSEEN = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\ufe0f"]
SPACES = ["\u00a0", "\u202f", "\u2009", "\u3000", "\t"]


def sprinkled(text: str) -> str:
    chance = random.Random(text)
    return "".join(char + chance.choice(UNSEEN) * (chance.random() < 0.3) for char in text)


def spaced(text: str) -> str:
    return "".join(random.Random(text).choice(SPACES) if char == " " else char for char in text)


FORMS = {
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "sprinkled": sprinkled,
    "sprinkled and decomposed": lambda text: sprinkled(unicodedata.normalize("NFD", text)),
    "spaced": spaced,
}


def seen(text: str) -> str:
    """What is left when the forms are one again."""
    for char in UNSEEN:
        text = text.replace(char, "")
    return " ".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("asked", FORMS)
def test_any_form_of_a_text_is_found_by_any_form_of_a_query(form: str, asked: str) -> None:
    written = {name: FORMS[form](text) for name, text in SAID.items()}
    plain, other = index_of(SAID), index_of(written)
    for name, query, _ in FOUND:
        right, found = plain.search(query), other.search(FORMS[asked](query))
        assert [hit.passage.article for hit in found.hits] == [
            hit.passage.article for hit in right.hits
        ]
        assert [hit.score for hit in found.hits] == [hit.score for hit in right.hits]
        assert found.hits[0].reason == right.hits[0].reason
        assert marks(found.hits[0], written) == marks(right.hits[0], SAID)
        assert [
            seen(span.of(written[name])) for span in find(FORMS[asked](query), written[name])
        ] == [seen(span.of(SAID[name])) for span in find(query, SAID[name])]


def marks(hit, said: dict[str, str]) -> list[str]:
    text = said[hit.passage.article]
    return [seen(text[span.start - 40 : span.end - 40]) for span in hit.matches]
