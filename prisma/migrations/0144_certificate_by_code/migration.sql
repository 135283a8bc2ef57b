-- Found before it is known whose organisation it is of; nobody guesses one twice.
CREATE INDEX CONCURRENTLY "certificate_code_idx" ON "certificate"("code");
