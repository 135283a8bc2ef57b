import { getFormatter, getTranslations } from 'next-intl/server'
import { dueWords } from '#components/assignments/rule-words.ts'
import type { AuditRow } from '#data/auditing/list-audit-events.ts'
import { type DueRule, dueRuleOf, parseDueRule } from '#domain/assignments/due-rule.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { parseDay } from '#domain/dates/day.ts'
import { statusReaders } from '#domain/reports/status-readers.ts'
import { failedSignIns } from '#domain/sign-on/failed-sign-ins.ts'
import { signOnRefusals } from '#domain/sign-on/refusals.ts'

const fields = ['name', 'givenName', 'familyName', 'email', 'profession', 'site', 'externalId', 'roles'] as const
const roles = ['clinician', 'manager', 'administrator'] as const
const requirements = ['off', 'optional', 'required'] as const
const exportNames = ['responses', 'items', 'parameters', 'auditor-pack', 'audit-trail'] as const
const failures = [...failedSignIns, 'left', 'linked-otherwise'] as const

/** What was done, to what and what it changed; where an event says no more than its name, that and whom it was done to. */
export async function auditSentences(
  events: readonly AuditRow[],
  titleOf: (slug: string) => string,
): Promise<string[]> {
  const t = await getTranslations('admin.audit')
  const people = await getTranslations('admin.people')
  const assignments = await getTranslations('assignments')
  const signOn = await getTranslations('signOn')
  const readers = await getTranslations('statusReaders')
  const format = await getFormatter()
  const list = (texts: readonly string[]) => format.list(texts, { type: 'conjunction' })
  const day = (text: string) => format.dateTime(new Date(text), wholeDay)
  const words = (rule: DueRule | null) => (rule === null ? '–' : dueWords(assignments, format, rule))
  const knownOf = <Name extends string>(names: readonly Name[], values: readonly string[] = []) =>
    names.filter((name) => values.includes(name))
  return events.map((event) => {
    const { action, subject, other, detail, dueOn } = event
    const due = dueOf(event)
    const whom = subject ?? '–'
    const assignmentWords = { modules: list((event.modules ?? []).map(titleOf)), whom: event.asked ?? t('everyone') }
    switch (action) {
      case 'assignment.created':
      case 'assignment.withdrawn':
        if (due === null) break
        return action === 'assignment.created'
          ? t('said.assigned', { ...assignmentWords, due: words(due) })
          : t('said.withdrawn', { ...assignmentWords, due: words(due) })
      case 'assignment.restored':
        if (due === null) break
        return t('said.restored', { ...assignmentWords, due: words(due) })
      case 'assignment.due-date-changed':
        if (dueOn === null || detail.to === undefined) break
        return parseDay(detail.to) === null
          ? t('said.assignmentRule', { ...assignmentWords, due: words(parseDueRule(detail.to)) })
          : t('said.assignmentDate', { ...assignmentWords, due: day(detail.to) })
      case 'assignment.repeat-changed':
        if (dueOn === null) break
        return t('said.repeatChanged', assignmentWords)
      case 'assignment.audience-changed':
        if (dueOn === null) break
        return t('said.audienceChanged', assignmentWords)
      case 'assignment.reminded':
        if (dueOn === null) break
        return t('said.assignmentReminded', assignmentWords)
      case 'assignment.reminding-undone':
        if (dueOn === null) break
        return t('said.remindingUndone', assignmentWords)
      case 'due-date.changed':
        if (detail.module === undefined || detail.to === undefined) break
        return t('said.dueDate', { module: titleOf(detail.module), whom, due: day(detail.to) })
      case 'waiver.made':
      case 'waiver.lifted':
      case 'waiver.ended': {
        if (detail.modules === undefined || detail.to === undefined) break
        const waiverWords = { modules: list(detail.modules.map(titleOf)), whom, until: day(detail.to) }
        if (action === 'waiver.made') return t('said.waived', waiverWords)
        return action === 'waiver.lifted' ? t('said.waiverLifted', waiverWords) : t('said.waiverEnded', waiverWords)
      }
      case 'team.member-added':
        return other === null ? `${t('action.team-member-added')} ${whom}` : t('said.memberAdded', { other, whom })
      case 'team.member-removed':
        return other === null ? `${t('action.team-member-removed')} ${whom}` : t('said.memberRemoved', { other, whom })
      case 'team.manager-added':
        return other === null ? `${t('action.team-manager-added')} ${whom}` : t('said.managerAdded', { other, whom })
      case 'team.manager-removed':
        return other === null
          ? `${t('action.team-manager-removed')} ${whom}`
          : t('said.managerRemoved', { other, whom })
      case 'team.changed':
        if (detail.nameBefore === undefined || detail.nameBefore === detail.name) break
        return t('said.renamed', { before: detail.nameBefore, after: detail.name ?? whom })
      case 'person.invited': {
        const newRoles = knownOf(roles, detail.roles)
        if (newRoles.length === 0) break
        return t('said.invited', { whom, roles: list(newRoles.map((role) => people(`role.${role}`))) })
      }
      case 'person.changed': {
        const changedFields = knownOf(fields, detail.changed)
        if (changedFields.length === 0) break
        return t('said.changed', { whom, fields: list(changedFields.map((field) => t(`field.${field}`))) })
      }
      case 'person.sign-in-failed': {
        const [reason] = knownOf(failures, [detail.reason ?? ''])
        if (reason === undefined) break
        return t('said.signInFailed', { whom, reason: t(`failure.${reason}`) })
      }
      case 'person.signed-in':
        if (detail.breakGlass !== true && detail.by !== 'single-sign-on') break
        return detail.breakGlass === true ? t('said.brokeGlass', { whom }) : t('said.signedOn', { whom })
      case 'sign-on.failed': {
        const [reason] = knownOf(signOnRefusals, [detail.reason ?? ''])
        if (reason === undefined) break
        return t('said.signOnFailed', { reason: signOn(`refused.${reason}`) })
      }
      case 'sign-on.switched': {
        const [requirement] = knownOf(requirements, [detail.requirement ?? ''])
        if (requirement === undefined) break
        return t('said.signOnSwitched', { requirement: signOn(`requirement.${requirement}`) })
      }
      case 'policy.changed':
        if (detail.version === undefined) break
        return t('said.policy', { version: detail.version })
      case 'organisation.time-zone-changed':
        if (detail.before === undefined || detail.timeZone === undefined) break
        return t('said.timeZone', { before: detail.before, after: detail.timeZone })
      case 'understanding.viewed':
        return t('said.understandingViewed', { whom })
      case 'understanding.readers-changed': {
        const [before] = knownOf(statusReaders, [detail.before ?? ''])
        const [after] = knownOf(statusReaders, [detail.readers ?? ''])
        if (before === undefined || after === undefined) break
        return t('said.readersChanged', { before: readers(`short.${before}`), after: readers(`short.${after}`) })
      }
      case 'retention.changed':
        if (detail.months === undefined || detail.monthsBefore === undefined) break
        return t(retentionKey(detail.kind).kept, {
          before: detail.monthsBefore,
          after: detail.months,
        })
      case 'retention.deleted':
        if (detail.people === undefined || detail.records === undefined) break
        return t(retentionKey(detail.kind).deleted, {
          people: detail.people,
          records: detail.records,
        })
      case 'person.erased':
        return t('said.erased', { whom, reason: detail.reason ?? '' })
      case 'team.viewed':
        if (detail.people === undefined) break
        return t('said.teamViewed', { whom, people: detail.people, form: detail.form === 'file' ? 'file' : 'page' })
      case 'data.exported': {
        const [exportName] = knownOf(exportNames, [detail.name ?? ''])
        if (exportName === undefined) break
        return t('said.exported', { name: t(`export.${exportName}`) })
      }
      // They hold for everyone's questions, and whose trail this is its reader knows.
      case 'item.quarantined':
      case 'item.counting-again':
        return t(`action.${actionKey(action)}`)
      default:
    }
    return subject === null || event.own
      ? t(`action.${actionKey(action)}`)
      : `${t(`action.${actionKey(action)}`)} ${subject}`
  })
}

/** By when the assignment of an event is due; null: it is of none. */
function dueOf({ dueBy, dueOn, dueDays }: AuditRow): DueRule | null {
  return dueBy === null || dueOn === null ? null : dueRuleOf({ dueBy, dueOn: new Date(dueOn), dueDays })
}

/** How an event says how long a kind of data is kept, and that some of it was deleted. Of before there were kinds: statuses. */
function retentionKey(kind: string | undefined) {
  switch (kind) {
    case 'evidence':
      return { kept: 'said.evidenceKept', deleted: 'said.evidenceDeleted' } as const
    case 'trail':
      return { kept: 'said.trailKept', deleted: 'said.trailDeleted' } as const
    case 'networks':
      return { kept: 'said.networksKept', deleted: 'said.networksDeleted' } as const
    default:
      return { kept: 'said.retention', deleted: 'said.retentionDeleted' } as const
  }
}

type ActionKey<Action extends string> = Action extends `${infer Subject}.${infer EventName}`
  ? `${Subject}-${EventName}`
  : never

/** An action as the messages name it, which have no dots in their keys. */
export function actionKey<Action extends AuditRow['action']>(action: Action): ActionKey<Action> {
  return action.replace('.', '-') as ActionKey<Action>
}
