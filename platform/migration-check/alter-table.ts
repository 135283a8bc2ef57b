import { type MigrationContext, onExistingTable } from './context.ts'
import type { Finding } from './rules.ts'

const name = '("[^"]+"|\\w+)'

/** Functions that give every row the same value, so that a column with them as default is added without writing rows. */
const sameForAllRows = /\b(now|current_timestamp|current_date|array|jsonb?_build_object|jsonb?_build_array)\s*\(/gi

/** What one action of an ALTER TABLE on a table that has rows already does to those who work meanwhile. */
export function actionFindings(table: string, action: string, context: MigrationContext): Finding[] {
  if (!onExistingTable(table, context)) return []
  const finding = (rule: Finding['rule'], says: string): Finding[] => [{ rule, says }]
  const is = (pattern: string) => new RegExp(`^${pattern}`, 'i').exec(action)

  if (is('DROP (?!CONSTRAINT\\b)')) return finding('drop-column', 'a build that is running still reads the column')
  if (is('DROP CONSTRAINT ')) return []
  if (is('RENAME '))
    return finding('rename', 'a build that is running still uses the old name: add, copy, and drop later')
  if (is(`ALTER (COLUMN )?${name} (SET DATA )?TYPE `)) {
    return finding(
      'column-type',
      'it rewrites the table under a lock: add a column of the new type, and fill it in batches',
    )
  }
  const notNull = is(`ALTER (COLUMN )?${name} SET NOT NULL`)
  if (notNull !== null) return setNotNull(table, notNull[2] ?? '', context)
  if (is(`ALTER (COLUMN )?${name} DROP DEFAULT`))
    return finding('drop-default', 'a build that is running inserts without it')
  if (is(`ALTER (COLUMN )?${name} `)) return []
  if (is('ADD (COLUMN )?') && !is(`ADD (${tableConstraint})\\b`)) return addColumn(action)
  if (is('ADD ')) return addConstraint(action)
  if (is('VALIDATE CONSTRAINT ')) return validate(context)
  if (is('(ENABLE|FORCE) ROW LEVEL SECURITY')) return []
  if (is('(DISABLE|NO FORCE) ')) return finding('weaker-security', 'it takes away what protects rows')
  return finding('not-reviewed', `this check does not know what ${action.slice(0, 60)} locks`)
}

const tableConstraint = 'CONSTRAINT|CHECK|FOREIGN KEY|UNIQUE|PRIMARY KEY|EXCLUDE|NOT NULL'

function setNotNull(table: string, column: string, { validated }: MigrationContext): Finding[] {
  const bare = column.replaceAll('"', '')
  if (validated.has(`${table}.${bare}`)) return []
  return [
    {
      rule: 'set-not-null',
      says: `it reads the whole table under a lock: first ADD CONSTRAINT … CHECK (${bare} IS NOT NULL) NOT VALID and, in a migration of its own, VALIDATE CONSTRAINT`,
    },
  ]
}

function addColumn(action: string): Finding[] {
  const findings: Finding[] = []
  const value = action.match(/\bDEFAULT\b(.*)$/i)?.[1] ?? null
  const generated = /\bGENERATED\b/i.test(action)
  if (/\bNOT NULL\b/i.test(action) && value === null && !generated) {
    findings.push({ rule: 'add-not-null', says: 'a build that is running inserts without it: give it a DEFAULT' })
  }
  const rewritten =
    /\bGENERATED\b.*\b(STORED|AS IDENTITY)\b/i.test(action) ||
    /\b(small|big)?serial\b/i.test(action) ||
    /\w\s*\(/.test((value ?? '').replace(sameForAllRows, ''))
  if (rewritten) {
    findings.push({
      rule: 'volatile-default',
      says: 'every row is written under a lock: add it empty, or VIRTUAL, or with a constant default, and fill it in batches',
    })
  }
  if (/\b(REFERENCES|CHECK|UNIQUE|PRIMARY KEY)\b/i.test(action)) {
    findings.push({ rule: 'constraint-not-valid', says: 'add its constraint by itself, NOT VALID' })
  }
  return findings
}

function addConstraint(action: string): Finding[] {
  if (/ NOT VALID$/i.test(action)) return []
  if (/\b(UNIQUE|PRIMARY KEY)\b/i.test(action)) {
    if (/ USING INDEX /i.test(action)) return []
    return [{ rule: 'constraint-not-valid', says: 'make its index CONCURRENTLY first, then add it USING INDEX' }]
  }
  return [
    {
      rule: 'constraint-not-valid',
      says: 'it reads the whole table under a lock: add it NOT VALID, and VALIDATE it in the next migration',
    },
  ]
}

function validate({ way }: MigrationContext): Finding[] {
  if (way === 'unhurried') return []
  const says = 'it would read the table while the other statements’ locks are held: give it a migration of its own'
  return [{ rule: 'validate-apart', says }]
}
