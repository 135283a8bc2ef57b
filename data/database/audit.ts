import type { Prisma } from '#data/generated/client.ts'
import type { Transaction } from './database.ts'

/** Everything that is logged, in the words the audit page translates. */
export const auditActions = [
  'organisation.created',
  'organisation.time-zone-changed',
  'organisation.sign-in-changed',
  'organisation.second-factor-changed',
  'organisation.remembered-days-changed',
  'person.invited',
  'person.joined',
  'person.changed',
  'person.suspended',
  'person.reinstated',
  'person.left',
  'person.came-back',
  // Written by the database's erase_person().
  'person.erased',
  'person.role-added',
  'person.role-removed',
  'person.signed-in',
  'person.sign-in-failed',
  'view.lent',
  'view.lending-ended',
  'profession.renamed',
  'site.renamed',
  'person.signed-out',
  'person.session-ended',
  'person.identity-confirmed',
  'person.reminded',
  'person.mail-choices-changed',
  'person.unsubscribed',
  'calendar.address-made',
  'calendar.address-ended',
  'person.language-changed',
  'person.time-zone-changed',
  'password.changed',
  'password.reset-requested',
  'password.reset',
  'password.link-made',
  'second-factor.set-up',
  'second-factor.removed',
  'second-factor.reset',
  'second-factor.codes-made',
  'second-factor.code-used',
  'second-factor.device-remembered',
  'passkey.added',
  'passkey.removed',
  'second-factor.device-forgotten',
  'team.created',
  'team.changed',
  'team.archived',
  'team.merged',
  'team.member-added',
  'team.member-removed',
  'team.manager-added',
  'team.manager-removed',
  'assignment.created',
  'assignment.withdrawn',
  'assignment.restored',
  'assignment.due-date-changed',
  'assignment.audience-changed',
  'assignment.repeat-changed',
  'assignment.reminded',
  'assignment.reminding-undone',
  'path.created',
  'path.changed',
  'path.archived',
  'path.restored',
  'due-date.changed',
  'waiver.made',
  'waiver.lifted',
  // Written by the database's end_waivers().
  'waiver.ended',
  'policy.changed',
  'understanding.viewed',
  'understanding.readers-changed',
  // Written by the database's keep_team_look().
  'team.viewed',
  'certificate.issued',
  'certificate.revoked',
  'request.made',
  'request.answered',
  'contest.made',
  'contest.answered',
  'item.decided',
  'data.exported',
  'retention.changed',
  // Written by the database's delete_past_statuses() and delete_past_evidence().
  'retention.deleted',
  // Written by the database's end_people_import() and trail_people_import().
  'people.imported',
  'people.import-undone',
  'person.imported',
  'person.import-undone',
  'mail.retried',
  'mail.cancelled',
  'sign-on.changed',
  'sign-on.tried',
  'sign-on.switched',
  'sign-on.failed',
  'sign-on.linked',
  'sign-on.signed-out',
  'sign-on.group-claim-changed',
  'sign-on.strength-changed',
  'sign-on.rule-changed',
  'sign-on.metadata-changed',
  'break-glass.named',
  'break-glass.unnamed',
  'directory.token-made',
  'directory.token-ended',
  'directory.user-created',
  'directory.user-changed',
  'directory.user-deleted',
  'directory.group-created',
  'directory.group-changed',
  'directory.group-deleted',
  'directory.rule-changed',
  'directory.suspension-held',
  'directory.suspensions-decided',
  'api-token.made',
  'api-token.rotated',
  'api-token.ended',
  // Written by the database's keep_api_look().
  'results.fetched',
  'webhook.made',
  'webhook.changed',
  'webhook.secret-rotated',
  // By hand; where nothing arrives, by the database's settle_webhook_delivery().
  'webhook.switched-off',
  'webhook.switched-on',
  'webhook.deleted',
  'webhook.tested',
  'webhook.sent-again',
  // Of Teams or Slack, kept as a webhook is.
  'channel.made',
  'channel.changed',
  'channel.switched-off',
  'channel.switched-on',
  'channel.deleted',
  'channel.tested',
  'channel.sent-again',
  // Written by the database's publish_calibration(), in every organisation.
  'item.quarantined',
  'item.counting-again',
] as const
export type AuditAction = (typeof auditActions)[number]

export type AuditSubject = {
  readonly type:
    | 'organisation'
    | 'person'
    | 'team'
    | 'assignment'
    | 'path'
    | 'contest'
    | 'api-token'
    | 'webhook'
    | 'directory-token'
    | 'directory-user'
    | 'directory-group'
    | 'sign-on-group'
  readonly id: string
}

/** Writes what was done in the transaction that does it. Without an actor: the system, or someone not yet signed in. */
export async function audit(transaction: Transaction, actor: Actor, event: Event): Promise<void> {
  await auditEach(transaction, actor, [event])
}

/** A programme has a name of its own, which stands in the event. */
type Actor = {
  readonly organisationId: string
  readonly personId: string | null
  readonly tokenId?: string
  readonly tokenName?: string
}

type Event = { action: AuditAction; subject: AuditSubject; detail?: Prisma.InputJsonObject; at?: Date }

/** The same for many events at once. */
export async function auditEach(transaction: Transaction, actor: Actor, events: readonly Event[]): Promise<void> {
  await transaction.auditEvent.createMany({
    data: events.map((event) => ({
      organisationId: actor.organisationId,
      actorId: actor.personId,
      action: event.action,
      subjectType: event.subject.type,
      subjectId: event.subject.id,
      detail: { ...event.detail, ...programmeOf(actor) },
      ...(event.at === undefined ? {} : { at: event.at }),
    })),
  })
}

function programmeOf({ tokenId, tokenName }: Actor): { programme?: string; programmeId?: string } {
  return tokenId === undefined || tokenName === undefined ? {} : { programme: tokenName, programmeId: tokenId }
}
