import { dangerouslyFindPasskeys } from '#data/people/list-passkeys.ts'
import type { Viewer } from '#data/viewer.ts'
import type { ProofRequest } from '#domain/forms/form-state.ts'
import { networkOf } from '#server/client-network.ts'
import { deviceKnownTo } from '#server/known-device.ts'
import { newChallenge, setChallengeCookie, takeChallengeCookie } from '#server/passkeys/challenge.ts'
import { ShownPasskey } from '#server/passkeys/check-passkey.ts'
import { optionsToShow } from '#server/passkeys/options.ts'
import { requireSession } from '#server/session.ts'
import { showProof, type TypedProof } from '#server/show-proof.ts'
import { clientAddress, deviceCookie } from '#server/sign-in-cookie.ts'

/** What a form is refused with before its sender has shown who they are. */
export type MissingProof = {
  readonly ok: false
  readonly field: string
  readonly problem: string
  readonly proof: ProofRequest
}

const longest = { password: 1000, code: 100, passkey: 60_000 }

/** Null: they have shown it lately, or in this form. */
export async function missingProof(
  viewer: Viewer,
  form: FormData,
  { now }: { now: Date },
): Promise<MissingProof | null> {
  const proof = typedIn(form)
  const { sessionId } = await requireSession()
  const wrong = await showProof(viewer, proof, {
    sessionId,
    challenge: proof.passkey === null ? null : await takeChallengeCookie(),
    device: deviceKnownTo(await deviceCookie(), viewer),
    network: networkOf(await clientAddress()),
    now,
  })
  if (wrong === null) return null
  const { field, problem, by, hasPasskeys } = wrong
  return { ok: false, field, problem, proof: { by, passkey: hasPasskeys ? await askForPasskey(viewer) : null } }
}

function typedIn(form: FormData): TypedProof {
  const text = (name: string, most: number) => {
    const value = form.get(name)
    return typeof value === 'string' && value.length <= most ? value : ''
  }
  return {
    password: text('proofPassword', longest.password),
    code: text('proofCode', longest.code).trim(),
    passkey: ShownPasskey.safeParse(parseJson(text('proofPasskey', longest.passkey))).data ?? null,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function askForPasskey(viewer: Viewer): Promise<string> {
  const challenge = newChallenge('prove', { personId: viewer.personId })
  await setChallengeCookie(challenge)
  return JSON.stringify(await optionsToShow(challenge, await dangerouslyFindPasskeys(viewer)))
}
