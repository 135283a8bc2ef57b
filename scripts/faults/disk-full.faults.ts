import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'vitest'
import { asOwner } from '#data/database/owner-database.ts'
import { mountSmallDisk } from '#platform/testing/small-disk.ts'
import { makeParticipants } from '#simulation/living/participants.ts'
import { letThemAnswer } from './answering.testing.ts'
import { startInstallation } from './installation.testing.ts'

/** A disk that is full while clinicians answer: they are told to try again, and nothing that was acknowledged is lost. */

const clinicians = 20

test('a disk that fills up, twice, loses no answer', async (test) => {
  const disk = await mountSmallDisk(600)
  if (disk === null) return test.skip('this user may mount no disk')
  const installation = await startInstallation({ webs: 1, workers: 1, within: disk.directory })
  try {
    const load = { name: 'full', clinicians, attemptsEach: 12, now: new Date() }
    const { participants } = await asOwner(installation.ownerUrl, (owner) => makeParticipants(owner, load))
    const answering = letThemAnswer(installation.origin, participants, { thinkMs: 500 })
    for (const _time of [1, 2]) {
      await answering.more(clinicians)
      await disk.fill()
      await pause(6000)
      await disk.empty()
      await answering.more(clinicians)
    }
    await answering.endAndCompare(installation.ownerUrl)
  } finally {
    await installation.stop()
    await disk.remove()
  }
})
