"""The development keys: everybody has them, so they sign nothing but marked trials."""

from typing import Final

from brightstar_desktop.publishing.errors import PublishingError

DEVELOPMENT_WARNING: Final = "signed with the development keys: fit for trying, not for publishing"
DEVELOPMENT_REFUSAL: Final = (
    "the development keys are public, so what they sign proves nothing: make keys of your own by "
    "brightstar-data keys create --replace-development, or say --trial where a trial edition is "
    "meant."
)


def refuse_development(*, is_development: bool, is_trial: bool) -> None:
    """Raise PublishingError where the development keys would sign what is no marked trial."""
    if is_development and not is_trial:
        raise PublishingError(DEVELOPMENT_REFUSAL)
