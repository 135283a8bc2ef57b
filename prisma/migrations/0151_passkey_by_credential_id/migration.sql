-- Found before it is known whose organisation it is of; nobody guesses one twice.
CREATE INDEX CONCURRENTLY "passkey_credential_id_idx" ON "passkey"("credential_id");
