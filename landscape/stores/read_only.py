def refusal(text, engine):
    return ""
