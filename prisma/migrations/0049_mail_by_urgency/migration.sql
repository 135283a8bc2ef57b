-- What the worker takes next: who asked for a new password waits for nobody, and a night's notices hold up no invitation.
CREATE INDEX CONCURRENTLY "mail_due_by_urgency" ON "mail" ((CASE "kind" WHEN 'password-reset' THEN 0 WHEN 'notices' THEN 2 ELSE 1 END), "next_try_at") WHERE "status" = 'waiting';
