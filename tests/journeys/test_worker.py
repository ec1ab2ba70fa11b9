"""The worker beside the pages, in its own process."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.domain.post import PostState
from helpboard.extensions import db
from helpboard.models import Post
from tests.conftest import SECRET
from tests.served import HELPBOARD, ROOT, clean_environment, run, served
from tests.town import Town

pytestmark = pytest.mark.slow


@contextmanager
def session_on(instance: Path):
    url = f"sqlite:///{instance / 'helpboard.db'}"
    app = create_app(Settings(instance=instance, secret_key=SECRET, database_url=url))
    with app.app_context():
        yield db.session
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def instance(tmp_path):
    folder = tmp_path / "instance"
    run("init", "--area", "hoheneck", environment=clean_environment(folder))
    with session_on(folder) as session:
        now = datetime.now(UTC)
        Town(session(), now).post(expires_at=now - timedelta(minutes=1))
        session.commit()
    return folder


def wait_until_expired(instance):
    for _ in range(100):
        with session_on(instance) as session:
            if session.get(Post, 1).state is PostState.EXPIRED:
                return True
        time.sleep(0.2)
    return False


def test_the_worker_takes_posts_off_and_ends_when_it_is_told(instance):
    worker = subprocess.Popen(
        [*HELPBOARD, "worker"], env=clean_environment(instance), cwd=ROOT, stdin=subprocess.DEVNULL
    )
    try:
        assert wait_until_expired(instance)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=10) == 0
    finally:
        worker.kill()
        worker.wait()


def test_serving_brings_its_worker_along_and_takes_it_away(instance):
    environment = clean_environment(instance)
    with served(instance, environment=environment) as server:
        assert wait_until_expired(instance)
        master = server.process.pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        [worker] = [
            pid for pid in children if b"--beside" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
    for _ in range(50):
        if not os.path.exists(f"/proc/{worker}"):
            return
        time.sleep(0.1)
    pytest.fail("the worker outlived the server")
