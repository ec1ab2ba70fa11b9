"""What the doctor says of what several hosts share."""

from collections.abc import Iterator

from helpboard.adapters.shared_engine import SharedEngine
from helpboard.config import Settings


def redis_faults(settings: Settings) -> Iterator[str]:
    """Look whether Redis answers, where there is to be one."""
    if not settings.redis_url:
        return
    engine = SharedEngine(settings.redis_url)
    try:
        if engine.ask(lambda redis: (redis.ping(),)) is None:
            yield (
                "Redis does not answer at HELPBOARD_REDIS_URL: each host counts limits for itself, "
                "and sees changes of the others a moment later."
            )
    finally:
        engine.close()
