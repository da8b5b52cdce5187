"""Certificates of attendance: one page across for each person, with a code to check it by the file."""

from dataclasses import replace

from workshop_app.domain.badges import spaced
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.reports.clean import one_line
from workshop_app.reports.cover import draw_logo
from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.images import Picture
from workshop_app.reports.measure import Fonts
from workshop_app.reports.papers import qr
from workshop_app.reports.papers.blocks import read_logo
from workshop_app.reports.papers.common import dated, days, event_title, where
from workshop_app.reports.papers.elements import Paper as Described
from workshop_app.reports.papers.fitting import Fitted
from workshop_app.reports.papers.model import Certificate, Certificates
from workshop_app.reports.papers.pages import lay_out
from workshop_app.reports.proceedings import Printed
from workshop_app.reports.theme import (
    ACCENT,
    INK,
    MM,
    MUTED,
    Margins,
    Options,
    Paper,
    Role,
    Style,
    Theme,
    coloured,
)
from workshop_app.reports.wording import Words

_ACROSS = {Paper.A4: Paper.A4_ACROSS, Paper.F4: Paper.F4_ACROSS}
_HOST = Style(Role.SANS_SEMIBOLD, 13, 16, ACCENT)
_HEAD = Style(Role.SERIF_BOLD, 42, 50, ACCENT)
_NAME = Style(Role.SERIF_BOLD, 30, 36, INK)
_TEXT = Style(Role.SERIF, 14, 18, INK)
_PALE = Style(Role.SANS, 9.5, 12, MUTED)
_SIGNER = Style(Role.SANS_SEMIBOLD, 11, 14, INK)
_CODE = 30 * MM
_LOGO = (34 * MM, 22 * MM)
_LOWER = 62 * MM
"""Below this the code and the signature have their place."""


def print_certificates(
    data: Certificates,
    options: Options,
    words: Words,
    progress: Progress,
    cancelled: CancelCheck,
    shelf: FontShelf,
) -> Printed:
    """Print one page for each person."""
    bare = Margins(inner=0, outer=0, top=0, bottom=0)
    paper = _ACROSS.get(options.paper, options.paper)
    options = replace(options, paper=paper, margins=bare, two_sided=False)
    setting = Setting(options, Fonts(shelf), shelf.breaks(options.language))
    logo = read_logo(setting, _LOGO)
    pages = [_Page(setting, words, data, certificate, logo) for certificate in data.certificates]
    described = Described(words.t("Certificates"), data.event.host, ())
    return lay_out(setting, list(pages), described, words, progress, cancelled, dressed=False)


class _Page:
    """One certificate."""

    before = 0.0
    keeps_next = False

    def __init__(
        self,
        setting: Setting,
        words: Words,
        data: Certificates,
        certificate: Certificate,
        logo: Picture | None,
    ) -> None:
        self._setting, self._words, self._event = setting, words, data.event
        self._certificate, self._logo = certificate, logo
        self.height = self.first = setting.page_height

    def place(self, flow: Flow) -> None:
        """Draw the page."""
        paper = self._setting.options.paper
        _frame(flow, self._setting.theme, paper.width, paper.height)
        self._upper(flow, paper.width, paper.height)
        self._lower(flow, paper.width)
        flow.y = flow.bottom

    def _centred(
        self, flow: Flow, style: Style, text: str, top: float, room: float, role: str = "P"
    ) -> float:
        """Draw a text in the middle, as large as its style or smaller; where it ends."""
        left, style = 32 * MM, coloured(style, self._setting.options.look)
        width = self._setting.options.paper.width - 2 * left
        sizes = [round(style.size * part, 1) for part in (1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42)]
        fitted = Fitted(self._setting, style, text, (width, room), sizes)
        return fitted.draw(flow, left, top, flow.element(role), centred=True)

    def _upper(self, flow: Flow, width: float, height: float) -> None:
        t, event, told = self._words.t, self._event, self._certificate
        y = height - 28 * MM
        look = self._setting.options.look
        host = one_line(look.head or event.host)
        if self._logo is not None:
            draw_logo(flow, self._logo, 20 * MM, height - 20 * MM, _LOGO)
        if host:
            y = self._centred(flow, _HOST, host.upper(), y, 34)
        y = self._centred(flow, _HEAD, t("CERTIFICATE"), y - 5 * MM, 56, "H1")
        if one_line(told.number):
            number = t("Number: {number}", number=one_line(told.number))
            y = self._centred(flow, _PALE, number, y - 2 * MM, 14)
        y = self._centred(flow, _TEXT, t("is given to"), y - 8 * MM, 20)
        y = self._centred(flow, _NAME, one_line(told.name) or "\u2013", y - 4 * MM, 76)
        flow.page.rule(width / 2 - 45 * MM, y - 2 * MM, 90 * MM, 0.8, self._setting.theme.accent)
        y -= 4 * MM
        if one_line(told.agency):
            y = self._centred(flow, _TEXT, one_line(told.agency), y - 2 * MM, 36)
        y -= 6 * MM
        room = min(72.0, y - _LOWER)
        self._centred(flow, _TEXT, self._reason(), y, max(room, _TEXT.leading))

    def _reason(self) -> str:
        """For what it is given: role, occasion, place, days, sessions."""
        t, n, told = self._words.t, self._words.n, self._certificate
        reason = t(
            "for taking part as {role} in {title}",
            role=one_line(told.role).lower() or t("participant"),
            title=event_title(self._event, self._words),
        )
        place, when = where(self._event), days(self._event, self._words)
        if place:
            reason = t("{what}, held in {place}", what=reason, place=place)
        if when:
            reason = t("{what}, {days}", what=reason, days=when)
        if told.sessions:
            attended = self._words.number(told.attended)
            reason += n(
                " ({attended} of {count} session attended)",
                " ({attended} of {count} sessions attended)",
                told.sessions,
                attended=attended,
            )
        return f"{reason}."

    def _lower(self, flow: Flow, width: float) -> None:
        """The code on the left, the one who signs on the right."""
        t, event, told = self._words.t, self._event, self._certificate
        foot = 20 * MM
        if told.code:
            says = t("QR code of the certificate: {code}", code=spaced(told.code))
            qr.draw(flow, 24 * MM, foot, _CODE, told.code, says)
            text = t("{code}: scan it to check this certificate.", code=spaced(told.code))
            Fitted(self._setting, _PALE, text, (46 * MM, 30.0), (8, 7, 6)).draw(
                flow, 24 * MM + _CODE + 2 * MM, foot + _CODE / 2 + 12, flow.element("P")
            )
        left, room = width - 24 * MM - 85 * MM, 85 * MM
        y = foot + 38 * MM
        for style, text, height in (
            (_PALE, dated(event, self._words), 14.0),
            (_PALE, one_line(event.signer_position), 26.0),
        ):
            if text:
                y = Fitted(self._setting, style, text, (room, height), (10, 9, 8, 7)).draw(
                    flow, left, y, flow.element("P"), centred=True
                )
        flow.page.rule(left + 8 * MM, foot + 7 * MM, room - 16 * MM, 0.5, MUTED)
        if one_line(event.signer_name):
            name = Fitted(
                self._setting, _SIGNER, one_line(event.signer_name), (room, 18.0), (11, 10, 9, 8, 7)
            )
            name.draw(flow, left, foot + 6 * MM, flow.element("P"), centred=True)


def _frame(flow: Flow, theme: Theme, width: float, height: float) -> None:
    """Two frames around the page: a strong one, and a fine one within it."""
    for inset, weight, ink in ((9 * MM, 2.2, theme.accent), (11.5 * MM, 0.6, theme.middle)):
        across, high = width - 2 * inset, height - 2 * inset
        flow.page.box(inset, inset, across, weight, ink)
        flow.page.box(inset, height - inset - weight, across, weight, ink)
        flow.page.box(inset, inset, weight, high, ink)
        flow.page.box(width - inset - weight, inset, weight, high, ink)
