import { type AudienceRule, writeRule } from '#domain/assignments/audience-rule.ts'

/**
 * The address of a page that puts rules together, with these. Without any it says so: an address that says nothing means the
 * rules as they are.
 */
export function audienceHref(
  action: string,
  rules: readonly AudienceRule[],
  hiddenFields: readonly (readonly [name: string, value: string])[],
): string {
  const address = new URLSearchParams()
  for (const rule of rules) address.append('rule', writeRule(rule))
  if (rules.length === 0) address.append('rule', '')
  for (const [name, value] of hiddenFields) address.append(name, value)
  return `${action}?${address}`
}
