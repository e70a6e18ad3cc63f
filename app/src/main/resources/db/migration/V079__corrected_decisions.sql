-- A correction is written when it is written, and in the hat its writer wears then.
grant update (written_at) on led.decision to ${app};
