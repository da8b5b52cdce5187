"""The chapter on results: strategy by strategy, each practice one unit, an empty one said so."""

from workshop_app.reports.blocks import Aside, Heading, HeadingLook, Note, Paragraph, TurnIfLong
from workshop_app.reports.clean import one_line, paragraphs
from workshop_app.reports.counts import printed_elsewhere
from workshop_app.reports.engine import Block
from workshop_app.reports.model import Challenge, Practice, Strategy
from workshop_app.reports.parts import PARAGRAPH_GAP, Maker, joined, named
from workshop_app.reports.theme import GRID


def results(maker: Maker) -> list[Block]:
    """All strategies in their order, then what belongs to none."""
    data, words = maker.data, maker.words
    title = words.t("Results by strategy")
    blocks = maker.chapter(title)
    rest = (data.unassigned, data.unassigned_challenges)
    if not data.strategies and not any(rest):
        return [*blocks, maker.empty(words.t("No contribution recorded."))]
    first = True
    for strategy in data.strategies:
        blocks += _strategy(maker, strategy, first)
        first = False
    if any(rest):
        other = Strategy(0, words.t("Practices outside the strategies"), *rest)
        blocks += _strategy(maker, other, first)
    return blocks


def _strategy(maker: Maker, strategy: Strategy, first: bool) -> list[Block]:
    words, theme, setting = maker.words, maker.theme, maker.setting
    title = one_line(strategy.title) or words.t("Strategy without a title")
    number = words.number(strategy.number) if strategy.number else ""
    name = words.t("Strategy {number}", number=number) if number else ""
    section = f"{name} \u00b7 {title}" if name else title
    look = HeadingLook(0 if name else 3 * GRID, theme.strategy, GRID)
    head: list[Block] = []
    if name:
        label = HeadingLook(0 if first else 3 * GRID, theme.strategy_label, 0)
        head.append(Heading(setting, name.upper(), label, begins=1))
    heading = Heading(
        setting,
        title,
        look,
        number=number,
        shown=False,
        level=1,
        begins=None if name else 1,
        section=section,
        rule=True,
    )
    head.append(heading)
    inside = _inside(maker, strategy, number)
    return [*([] if first else [TurnIfLong([*head, *inside], setting.page_height)]), *head, *inside]


def _inside(maker: Maker, strategy: Strategy, number: str) -> list[Block]:
    words = maker.words
    blocks: list[Block] = []
    also = printed_elsewhere(maker.data, words, strategy)
    if not strategy.practices and not strategy.challenges and not also:
        return [maker.empty(words.t("No contribution recorded for this strategy."))]
    for index, practice in enumerate(strategy.practices, 1):
        blocks += _practice(
            maker, practice, f"{number}.{index}" if number else str(index), not blocks
        )
    if not strategy.practices and number and not also:
        blocks.append(maker.empty(words.t("No good practice recorded for this strategy.")))
    if also:
        told = words.t("Practices of other strategies count here too: {names}.", names=also)
        blocks.append(maker.empty(told, before=GRID if blocks else 0.0))
    if strategy.challenges:
        blocks.append(maker.section(words.t("Challenges"), 2 * GRID, rank=3))
        for position, challenge in enumerate(strategy.challenges):
            blocks += _challenge(maker, challenge, position == 0)
    return blocks


def _practice(maker: Maker, practice: Practice, number: str, first: bool) -> list[Block]:
    words, theme, setting = maker.words, maker.theme, maker.setting
    title = one_line(practice.title) or words.t("Practice without a title")
    before = GRID / 2 if first else 2 * GRID
    byline = _byline(practice.code, practice.agency, practice.agency_short, practice.presenter)
    look = HeadingLook(before, theme.section, 0 if byline else GRID / 2, theme.section_number)
    language = maker.language_of(practice.title, practice.action, practice.result)
    heading = Heading(setting, title, look, number=number, level=2, begins=2, language=language)
    heading.anchor.key = practice.key
    maker.mention(practice.agency, practice.agency_short, heading.anchor)
    maker.mention_speaker(practice.presenter, heading.anchor)
    blocks: list[Block] = [heading]
    if byline:
        blocks.append(Note(setting, byline, theme.byline, before=1.875))
    return [*blocks, *_told(maker, practice, bool(byline), language)]


def _byline(code: str, agency: str, short: str, presenter: str) -> str:
    return joined((code, named(agency, short), presenter), " \u00b7 ")


def _told(maker: Maker, practice: Practice, under_byline: bool, language: str) -> list[Block]:
    """What was done and what came of it; the figure stands beside the first text."""
    words = maker.words
    texts = [(text, "") for text in paragraphs(practice.action)]
    result = paragraphs(practice.result)
    texts += [(text, words.t("Result") if index == 0 else "") for index, text in enumerate(result)]
    aside, long = _figure(maker, practice)
    texts += [(text, "") for text in long]
    if not texts:
        texts, language = [(words.t("The practice has not been described."), "")], ""
    blocks: list[Block] = []
    for index, (text, label) in enumerate(texts):
        before = GRID / 2 if under_byline or index else 0.0
        if label:
            blocks.append(maker.label(label, before))
            before = 0.0
        beside = aside if index == 0 else None
        style = maker.theme.body
        blocks.append(
            Paragraph(maker.setting, text, style, before=before, aside=beside, language=language)
        )
        if index == 0:
            for photo in practice.photos:
                blocks += maker.photo(photo, practice.title)
    return blocks


def _figure(maker: Maker, practice: Practice) -> tuple[Aside | None, list[str]]:
    """The figure to stand beside the text, or as text of its own where it is too long for that."""
    figure = practice.figure
    if figure is None:
        return None, []
    number = one_line(maker.words.number(figure.number))
    texts = (one_line(figure.unit), one_line(figure.period))
    aside = Aside(maker.setting, number, texts)
    if aside.height <= maker.setting.page_height / 4:
        return aside, []
    return None, [joined((f"{number} {texts[0]}", texts[1]))]


def _challenge(maker: Maker, challenge: Challenge, first: bool) -> list[Block]:
    words, setting, theme = maker.words, maker.setting, maker.theme
    title = one_line(challenge.title) or words.t("Challenge without a title")
    look = HeadingLook(0 if first else GRID, theme.cell_head, 0)
    language = maker.language_of(challenge.title, challenge.text)
    heading = Heading(setting, title, look, rank=4, begins=3, language=language)
    heading.anchor.key = challenge.key
    maker.mention(challenge.agency, challenge.agency_short, heading.anchor)
    blocks: list[Block] = [heading]
    byline = _byline(challenge.code, challenge.agency, challenge.agency_short, "")
    if byline:
        blocks.append(Note(setting, byline, theme.byline))
    blocks += maker.texts(challenge.text, PARAGRAPH_GAP)
    response = list(maker.texts(challenge.response))
    if response:
        blocks += [maker.label(words.t("Response")), *response]
    return blocks
