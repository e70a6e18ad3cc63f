-- Two hands sign once: what they were given to before signs no words of today.
create unique index signed_once on led.signing (document, act, signed_at);
