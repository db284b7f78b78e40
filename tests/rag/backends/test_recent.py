from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from rag.backends.recent import Recent


def test_what_was_put_is_found() -> None:
    """A value is found under its key, and under no other."""
    recent: Recent[str, int] = Recent(2)

    assert (recent.put("a", 1), recent.get("a"), recent.get("b")) == (1, 1, None)


def test_it_never_holds_more_than_twice_its_half() -> None:
    """However much is put, it stays bounded."""
    recent: Recent[int, int] = Recent(10)
    for number in range(1, 1000):
        recent.put(number, number)

        assert len(recent) <= 20


def test_what_is_used_stays() -> None:
    """A value that is looked up again and again outlives those that are not."""
    recent: Recent[int, int] = Recent(10)
    recent.put(-1, 7)
    for number in range(1000):
        recent.put(number, number)

        assert recent.get(-1) == 7


def test_threads_find_their_own_values() -> None:
    """Many threads at once never see a value under another's key."""
    recent: Recent[int, int] = Recent(50)

    def look(seed: int) -> bool:
        for step in range(2000):
            key = (step * seed) % 300
            if recent.get(key) not in {None, key}:
                return False
            recent.put(key, key)
        return True

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(look, range(1, 9)))
