import { dangerouslyMeasureEffects } from '#data/reports/effects.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { setEnvironment } from '#platform/env.ts'
import type { Application } from '#platform/testing/application.ts'
import type { TestOrganisation } from '#simulation/testing/organisation.ts'

/** What the worker makes at night: without it there is no report of an organisation. */
export async function reportAtNight(
  application: Application,
  organisations: readonly TestOrganisation[],
): Promise<void> {
  const connectTo = async (url: string) => {
    await dangerouslyDisconnect()
    setEnvironment({ DATABASE_APP_URL: url })
  }
  await connectTo(application.workerUrl)
  for (const { organisationId } of organisations) {
    await dangerouslyTakeSnapshot(organisationId, { now: new Date() })
    await dangerouslyMeasureEffects(organisationId, { now: new Date() })
  }
  await connectTo(application.appUrl)
}
