/** A group may have everybody in it, and each of them is told to the audit trail. */
export const groupTimeoutMs = 60_000
