import { hash, verify } from '@node-rs/argon2'

/** OWASP's second choice for argon2id (19 MiB, two passes, one lane): about 30 ms on a small server. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** argon2id, PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

let nobodysHash: Promise<string> | undefined

/**
 * Whether the password is the one behind the hash. Without a hash it is not, and finding that out takes as long, so
 * that the time tells nothing about which addresses exist.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password')
  const matches = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFKC'))
  return passwordHash !== null && matches
}
