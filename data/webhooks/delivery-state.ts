import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { sql } from '#data/database/sql.ts'

/** How sending to a webhook or a channel stands. */
export const DeliveryState = z.object({
  id: z.string(),
  name: z.string(),
  switchedOffAt: moment.nullable(),
  switchedOffBecause: z.enum(['by-hand', 'failed', 'gone']).nullable(),
  failingSince: moment.nullable(),
})

/** DeliveryState's columns of `webhook w`. */
export const deliveryStateColumns = sql`
  w.id, w.name, w.switched_off_at AS "switchedOffAt", w.switched_off_because AS "switchedOffBecause", w.failing_since AS "failingSince"`

/** Nobody counts further. */
export const maxCount = 1000

/** How much waits and was given up, up to one more than `maxCount`, and when something last arrived. */
export const SentCounts = z.object({
  switchedOffAt: moment.nullable(),
  failingSince: moment.nullable(),
  waiting: z.number(),
  failed: z.number(),
  lastDeliveredAt: moment.nullable(),
})

const countOf = (status: 'waiting' | 'failed') => sql`
  (SELECT count(*)::integer FROM (SELECT FROM webhook_delivery d
    WHERE d.organisation_id = w.organisation_id AND d.webhook_id = w.id AND d.status = ${status}
    LIMIT ${maxCount + 1}::integer) first)`

/** SentCounts' columns of `webhook w`. */
export const sentCounts = sql`
  w.switched_off_at AS "switchedOffAt", w.failing_since AS "failingSince", w.last_delivered_at AS "lastDeliveredAt",
  ${countOf('waiting')} AS waiting, ${countOf('failed')} AS failed`
