import { expect, test } from 'vitest'
import { applyAsAdministrator, tableOf, testHospital, uploadImport } from './imports.testing.ts'

const hospital = testHospital()

test('an import of very many is known to PostgreSQL once it is applied, which else plans the lists of an empty hospital', async () => {
  const { owner, email, home } = hospital
  const estimatedRows = async () => {
    const [statistics] = await owner.$queryRaw<{ reltuples: number }[]>`
      SELECT reltuples FROM pg_class WHERE oid = 'person'::regclass`
    return statistics?.reltuples
  }
  const before = await estimatedRows()
  const rows = Array.from({ length: 1200 }, (_, place) => `;${email(`many-${place}`)};Ana;Ruiz;Midwife;;Ward;;`)
  await applyAsAdministrator(home.administrator, await uploadImport(home.administrator, tableOf(...rows)))
  const people = await owner.person.count()
  expect(people).toBeGreaterThan(1200)
  expect(before).toBeLessThan(people)
  expect(await estimatedRows()).toBe(people)
})
