/** Which kinds of people a rule can mean. A team is meant with those below it, `team-alone` without. */
export const ruleKinds = ['team', 'team-alone', 'profession', 'site', 'person'] as const
export type RuleKind = (typeof ruleKinds)[number]

/** Whether a rule asks those it means, or spares them whatever others ask. */
export const ruleSides = ['asked', 'spared'] as const
export type RuleSide = (typeof ruleSides)[number]

/** `value`: the id of a team or a person, or the name of a profession or a site. */
export type AudienceRule = { readonly side: RuleSide; readonly kind: RuleKind; readonly value: string }

/** What no name holds, and what the database does not take. */
const unwritten = /[\p{Cc}\p{Cs}]/u
const ids = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A rule as an address holds it: `asked.profession.Nurse`; null for anything else. */
export function parseRule(text: string): AudienceRule | null {
  const [side, kind, ...rest] = text.split('.')
  const value = rest.join('.')
  const ruleSide = ruleSides.find((each) => each === side)
  const ruleKind = ruleKinds.find((each) => each === kind)
  if (ruleSide === undefined || ruleKind === undefined || value === '' || value.length > 200 || unwritten.test(value))
    return null
  const isTerm = ruleKind === 'profession' || ruleKind === 'site'
  return isTerm || ids.test(value) ? { side: ruleSide, kind: ruleKind, value } : null
}

/**
 * The rules that an address holds; an empty text is none. Null where one cannot be read: without it the others would mean more
 * people than were meant, and none at all means everyone.
 */
export function readRules(texts: readonly string[]): readonly AudienceRule[] | null {
  const rules = texts.filter((text) => text !== '').map(parseRule)
  const read = rules.filter((rule) => rule !== null)
  return read.length === rules.length ? read : null
}

export function writeRule({ side, kind, value }: AudienceRule): string {
  return `${side}.${kind}.${value}`
}

/** Each rule once, in their order; of what was said twice of the same people, the last. */
export function eachOnce(rules: readonly AudienceRule[]): AudienceRule[] {
  const bySubject = new Map<string, AudienceRule>()
  for (const rule of rules) {
    const subject = `${rule.kind} ${rule.value}`
    bySubject.delete(subject)
    bySubject.set(subject, rule)
  }
  return [...bySubject.values()]
}
