"""Why there is nobody to print a paper for."""

from workshop_app.domain.errors import NothingToPrint


class NobodyRegistered(NothingToPrint):
    """Badges were asked for, and there is nobody at all in the scope."""

    code = "nobody-registered"


class NobodyCame(NothingToPrint):
    """Certificates were asked for, and nobody in the scope was present as long as that takes."""

    code = "nobody-came"
