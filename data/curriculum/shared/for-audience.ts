import { canonicalJson } from '#curriculum/canonical-json.ts'
import type { Audience } from '#curriculum/localise.ts'
import { PolicySchema } from '#curriculum/schema/policy.ts'
import { remember } from '#data/database/remember.ts'
import type { Policy } from '#domain/policy/policy.ts'

/**
 * Remembers what a published document says to an audience: by the document's hash, the language and what the policy says,
 * and not by whose policy it is, so that organisations that have decided the same share it.
 */
export function forAudience<Value extends {}>(
  limit: { readonly mostMiB: number },
  tell: (hash: string, audience: Audience) => Promise<Value>,
): (hash: string, audience: Audience) => Promise<Value> {
  const valueFor = remember(limit, (key: string): Promise<Value> => {
    const [hash = '', language = ''] = key.split(' ', 2)
    const policy: Policy = PolicySchema.parse(JSON.parse(key.slice(hash.length + language.length + 2)))
    return tell(hash, { language, policy })
  })
  return (hash, { language, policy }) => valueFor(`${hash} ${language} ${textOf(policy)}`)
}

const texts = new WeakMap<Policy, string>()

function textOf(policy: Policy): string {
  const text = texts.get(policy) ?? canonicalJson(policy)
  texts.set(policy, text)
  return text
}
