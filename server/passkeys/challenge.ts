import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { cookieName, cookieOptions, isSecure } from '#server/cookie-names.ts'
import { openToken, sealToken } from '#server/sealed-token.ts'

const challengeSeconds = 5 * 60
const salt = 'curtain: passkey challenge'

const Challenge = z.object({
  challenge: z.string(),
  /** What it was made for; it is good for nothing else. */
  purpose: z.enum(['add', 'second-step', 'sign-in', 'prove']),
  /** Whose passkey may answer it; null: whoever's it is says the passkey. */
  personId: z.uuid().nullable(),
})

export type Challenge = Readonly<z.output<typeof Challenge>>

/** A challenge of 256 bits for one purpose. */
export function newChallenge(purpose: Challenge['purpose'], { personId }: { personId: string | null }): Challenge {
  return { challenge: randomBytes(32).toString('base64url'), purpose, personId }
}

/** What a browser keeps of it, so that no other browser can answer it: encrypted, for five minutes. */
export function sealChallenge(challenge: Challenge): Promise<string> {
  return sealToken(challenge, { salt, seconds: challengeSeconds })
}

/** Null where it is not ours, or its time is over. */
export async function openChallenge(sealedChallenge: string | undefined): Promise<Challenge | null> {
  return Challenge.safeParse(await openToken(sealedChallenge, { salt })).data ?? null
}

const challengeCookie = () => cookieName('curtain-passkey')

export async function setChallengeCookie(challenge: Challenge): Promise<void> {
  const jar = await cookies()
  jar.set(challengeCookie(), await sealChallenge(challenge), { ...cookieOptions(), maxAge: challengeSeconds })
}

/** Takes the cookie away and says which challenge it was. */
export async function takeChallengeCookie(): Promise<Challenge | null> {
  const jar = await cookies()
  const challenge = await openChallenge(jar.get(challengeCookie())?.value)
  jar.delete({ name: challengeCookie(), path: '/', secure: isSecure() })
  return challenge
}
