import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { SentCounts, sentCounts } from './delivery-state.ts'
import { ChannelSettings } from './internal/channel-settings.ts'

const ListedChannel = SentCounts.extend({
  ...ChannelSettings.shape,
  id: z.string(),
  /** Null: the channel hears of the organisation. */
  team: z.string().nullable(),
})
export type ListedChannel = Readonly<z.output<typeof ListedChannel>>

/** The organisation's channels of Teams and Slack, each with how much waits and failed, up to one more than `maxCount`. */
export async function listChannels(viewer: Administrator): Promise<ListedChannel[]> {
  return readInOrganisation(
    viewer,
    ListedChannel,
    sql`
      SELECT w.id, w.name, w.address, w.form, w.language, w.hears, w.scope, w.team_id AS "teamId", t.name AS team, ${sentCounts}
      FROM webhook w LEFT JOIN team t ON t.organisation_id = w.organisation_id AND t.id = w.team_id
      WHERE w.organisation_id = ${viewer.organisationId}::uuid AND w.form <> 'events'
      ORDER BY w.created_at, w.id`,
  )
}
