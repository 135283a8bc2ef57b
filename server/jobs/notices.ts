import type { PgBoss } from 'pg-boss'
import { dangerouslyListToNotify, dangerouslyMakeNotices } from '#data/notices/make-notices.ts'
import { dangerouslyQueueNotices } from '#data/notices/queue-notices.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { registerForEachOrganisation } from './for-each-organisation.ts'

/**
 * Every quarter of an hour, as zones are apart: who has something new to do, or is late, is told, and gets it by mail where
 * it is day.
 */
export async function registerNotices(boss: PgBoss): Promise<void> {
  await registerForEachOrganisation(boss, {
    name: 'notices',
    cron: '*/15 * * * *',
    due: dangerouslyListToNotify,
    work: async (organisationId, { now }) => ({
      made: await dangerouslyMakeNotices(organisationId, { now }),
      mails: await dangerouslyQueueNotices(organisationId, { now, canMail: canSendMail() }),
    }),
  })
}
