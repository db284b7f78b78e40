"""Running zhengda by chat: every handler behind a gate that knows who may."""
