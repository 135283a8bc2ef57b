import type { useTranslations } from 'next-intl'
import type { RuleKind, RuleSide } from '#domain/assignments/audience-rule.ts'

export type WhomRule = { readonly side: RuleSide; readonly kind: RuleKind | 'everyone'; readonly name: string }

/** Who an assignment is for, in a few words: its rules, or the one team or person, or everyone. */
export function whomWords(
  t: ReturnType<typeof useTranslations<'assignments'>>,
  {
    team,
    person,
    rules,
    list,
  }: {
    team: string | null
    person: string | null
    rules: readonly WhomRule[] | null
    /** Puts several into one phrase. */
    list: (texts: readonly string[]) => string
  },
): string {
  if (rules === null) return person ?? (team === null ? t('everyone') : t('teamAndBelow', { name: team }))
  const namesOf = (side: RuleSide) =>
    rules.filter((rule) => rule.side === side).map(({ kind, name }) => ruleWords(t, kind, name))
  const askedNames = namesOf('asked')
  const sparedNames = namesOf('spared')
  const whom = askedNames.length === 0 ? t('nobody') : list(askedNames)
  return sparedNames.length === 0 ? whom : t('rule.except', { whom, spared: list(sparedNames) })
}

function ruleWords(t: ReturnType<typeof useTranslations<'assignments'>>, kind: WhomRule['kind'], name: string): string {
  return kind === 'everyone' ? t('everyone') : t(`rule.${kind}`, { name })
}
