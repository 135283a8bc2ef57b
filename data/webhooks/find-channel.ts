import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { DeliveryState, deliveryStateColumns } from './delivery-state.ts'
import { channelFormValues } from './internal/channel-form-values.ts'
import { ChannelSettings } from './internal/channel-settings.ts'
import { type DeliveriesPage, deliveriesOf } from './internal/deliveries-of.ts'

const Channel = DeliveryState.extend({
  ...ChannelSettings.shape,
  team: z.string().nullable(),
  /** Whether the team that it hears of is no longer used. */
  isTeamArchived: z.boolean(),
  /** Whether the group has figures at present: of one that has none nothing is said. */
  shows: z.boolean(),
})

export type ShownChannel = Readonly<z.output<typeof Channel>> &
  DeliveriesPage & {
    /** Of its settings, for the form that changes them. */
    readonly version: string
  }

/** One channel with what became of its messages, from after one of them; null: there is none of this id. */
export async function findChannel(
  viewer: Administrator,
  { channelId, before }: { channelId: string; before: string | null },
): Promise<ShownChannel | null> {
  const { organisationId } = viewer
  const [[channel], page] = await Promise.all([
    readInOrganisation(
      viewer,
      Channel,
      sql`
        SELECT ${deliveryStateColumns}, w.address, w.form, w.language, w.hears, w.scope, w.team_id AS "teamId", t.name AS team,
          t.archived_at IS NOT NULL AS "isTeamArchived",
          channel_group_shows(w.organisation_id, w.team_id,
            CASE WHEN w.team_id IS NOT NULL THEN teams_and_below(w.organisation_id, ARRAY[w.team_id]) END, ${SMALLEST_GROUP}::integer) AS shows
        FROM webhook w LEFT JOIN team t ON t.organisation_id = w.organisation_id AND t.id = w.team_id
        WHERE w.organisation_id = ${organisationId}::uuid AND w.id = ${channelId}::uuid AND w.form <> 'events'`,
    ),
    deliveriesOf(viewer, { webhookId: channelId, before }),
  ])
  return channel === undefined ? null : { ...channel, ...page, version: shownVersion(channelFormValues(channel)) }
}
