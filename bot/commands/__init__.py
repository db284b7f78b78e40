"""The commands of `zhengda`, one file a verb or a family of verbs."""
