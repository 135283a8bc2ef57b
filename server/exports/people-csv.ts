import { getTranslations } from 'next-intl/server'
import type { ExportedPerson } from '#data/imports/export-people.ts'
import { harmlessCell } from '#domain/people-import/harmless-cell.ts'
import { type ImportField, importFields } from '#domain/people-import/import-columns.ts'
import { csvText } from '#platform/csv/csv-text.ts'

/** Spreadsheets take a file without it for one in the machine's old encoding. */
const byteOrderMark = '\uFEFF'

/** People as a table that an import reads back: the reader's names of its columns, and nothing that a spreadsheet runs. */
export async function* peopleCsv(batches: AsyncIterable<readonly ExportedPerson[]>): AsyncGenerator<string> {
  const t = await getTranslations('import')
  yield byteOrderMark + csvText([importFields.map((field) => t(`field.${field}`))])
  for await (const people of batches)
    yield csvText(
      people.map((person) => {
        const cells: Record<ImportField, string> = {
          externalId: person.externalId ?? '',
          email: person.email,
          givenName: person.givenName,
          familyName: person.familyName,
          profession: person.profession,
          site: person.site,
          team: person.teams.join(' | '),
          manages: person.manages.join(' | '),
          role: person.roles.map((role) => t(`role.${role}`)).join(', '),
          language: person.language,
        }
        return importFields.map((field) => harmlessCell(cells[field]))
      }),
    )
}
