import { expect, test } from 'vitest'
import { sqlStatements } from './sql-statements.ts'

test('cuts a script where PostgreSQL does', () => {
  const script = String.raw`-- One; not two.
SELECT 'a;b', E'it\'s; one', "odd;name", 'it''s; one';
/* Between; them. */ CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $body$ SELECT ';'; SELECT $$;$$; $body$; ;
SELECT 1 -- the last`
  expect(sqlStatements(script)).toEqual([
    {
      text: String.raw`SELECT 'a;b', E'it\'s; one', "odd;name", 'it''s; one'`,
      outline: `SELECT '', '', "odd;name", ''`,
      literals: ['a;b', String.raw`it\'s; one`, `it''s; one`],
      comments: ['One; not two.'],
      line: 2,
    },
    {
      text: `CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $body$ SELECT ';'; SELECT $$;$$; $body$`,
      outline: 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$',
      literals: [` SELECT ';'; SELECT $$;$$; `],
      comments: ['Between; them.'],
      line: 3,
    },
    { text: 'SELECT 1 -- the last', outline: 'SELECT 1', literals: [], comments: ['the last'], line: 4 },
  ])
})

test('finds nothing in a script of comments', () => {
  expect(sqlStatements('-- nothing\n;\n')).toEqual([])
})
