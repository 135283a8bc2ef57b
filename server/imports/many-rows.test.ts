import { expect, test } from 'vitest'
import { applied, tableOf, testHospital, uploaded } from './imports.testing.ts'

const hospital = testHospital()

test('an import of very many is known to PostgreSQL once it is applied, which else plans the lists of an empty hospital', async () => {
  const { owner, email, home } = hospital
  const known = async () => {
    const [found] = await owner.$queryRaw<{ reltuples: number }[]>`
      SELECT reltuples FROM pg_class WHERE oid = 'person'::regclass`
    return found?.reltuples
  }
  const before = await known()
  const rows = Array.from({ length: 1200 }, (_, place) => `;${email(`many-${place}`)};Ana;Ruiz;Midwife;;Ward;;`)
  await applied(home.administrator, await uploaded(home.administrator, tableOf(...rows)))
  const people = await owner.person.count()
  expect(people).toBeGreaterThan(1200)
  expect(before).toBeLessThan(people)
  expect(await known()).toBe(people)
})
