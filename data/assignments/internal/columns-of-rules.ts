import type { AudienceRule, RuleKind, RuleSide } from '#domain/assignments/audience-rule.ts'

/** A row of assignment_audience, without whose it is. */
export type RuleColumns = {
  readonly side: RuleSide
  readonly kind: RuleKind | 'everyone'
  readonly teamId: string | null
  readonly personId: string | null
  readonly term: string | null
}

const none = { teamId: null, personId: null, term: null }

function columnsOfRule({ side, kind, value }: AudienceRule): RuleColumns {
  switch (kind) {
    case 'team':
    case 'team-alone':
      return { side, kind, ...none, teamId: value }
    case 'person':
      return { side, kind, ...none, personId: value }
    case 'profession':
    case 'site':
      return { side, kind, ...none, term: value }
  }
}

/** Rules as assignment_audience holds them. Where none asks anyone, everyone is asked but for those who are spared. */
export function columnsOfRules(rules: readonly AudienceRule[]): RuleColumns[] {
  const asks = rules.some(({ side }) => side === 'asked')
  return [...(asks ? [] : [{ side: 'asked', kind: 'everyone', ...none } as const]), ...rules.map(columnsOfRule)]
}

/** Rules as people_meant() takes them, of an assignment that may not be there yet. */
export function rulesJson(rules: readonly AudienceRule[], assignmentId: string): string {
  return JSON.stringify(
    columnsOfRules(rules).map(({ side, kind, teamId, personId, term }) => ({
      assignment_id: assignmentId,
      side,
      kind,
      team_id: teamId,
      person_id: personId,
      term,
    })),
  )
}
