import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PgBoss } from 'pg-boss'
import { beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#platform/testing/database.ts'
import { jobs } from './jobs.ts'

/** What the worker asks of its queue, without one. */
function listening(): { boss: PgBoss; schedules: Map<string, string> } {
  const schedules = new Map<string, string>()
  const boss = {
    createQueue: async () => {},
    work: async () => {},
    send: async () => {},
    schedule: async (name: string, cron: string) => {
      schedules.set(name, cron)
    },
  }
  return { boss: boss as unknown as PgBoss, schedules }
}

beforeAll(async () => {
  const { drop } = await createTestDatabase()
  return drop
})

test('docs/deployment.md lists the jobs that the worker does, each with its time, and no other', async () => {
  const { boss, schedules } = listening()
  for (const register of jobs) await register(boss)
  const page = readFileSync(join(import.meta.dirname, '../../docs/deployment.md'), 'utf8')
  const [, section = ''] = page.split('## What happens at night')
  const listedJobs = [...section.matchAll(/^\| `([a-z-]+)` +\| (\S+?),? /gm)].map(([, job = '', at = '']) => [job, at])
  const scheduledJobs = [...schedules].map(([name, cron]) => {
    const [minute = '', hour = ''] = cron.split(' ')
    const [first = ''] = hour.split('-')
    return [
      name.replace(/-due$/, ''),
      minute.startsWith('*') ? 'always' : `${first.padStart(2, '0')}:${minute.padStart(2, '0')}`,
    ]
  })
  expect(listedJobs.sort()).toEqual(scheduledJobs.sort())
  expect(scheduledJobs.length).toBeGreaterThan(4)
})
