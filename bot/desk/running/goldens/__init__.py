"""Golden questions by chat: kept from any answer, listed, asked, dropped."""
