import type pg from 'pg'

/**
 * All that the catalogue says of a table and of what leads to it, but for how its rows are stored: a line for each column,
 * constraint, index, trigger, policy, grant, statistic and comment, in an order that is the same everywhere. Two tables that
 * are described alike are alike to everybody who works with them.
 */
export async function describeTable(owner: pg.Client, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(
    `WITH here AS (SELECT oid AS me, c.* FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relname = $1)
     SELECT concat_ws(' | ', 'table', relowner::regrole, relpersistence, relrowsecurity, relforcerowsecurity, relreplident,
       obj_description(me, 'pg_class')) AS line FROM here
     UNION ALL
     SELECT concat_ws(' | ', 'column', attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attstorage, attcompression,
       attstattarget, attoptions, attcollation::regcollation, pg_get_expr(adbin, adrelid), col_description(me, attnum))
     FROM here JOIN pg_attribute ON attrelid = me AND attnum > 0 AND NOT attisdropped
     LEFT JOIN pg_attrdef ON adrelid = me AND adnum = attnum
     UNION ALL
     SELECT concat_ws(' | ', 'order', string_agg(attname, ',' ORDER BY attnum)) FROM here
     JOIN pg_attribute ON attrelid = me AND attnum > 0 AND NOT attisdropped
     UNION ALL
     SELECT concat_ws(' | ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(k.oid), convalidated, obj_description(k.oid, 'pg_constraint'))
     FROM here JOIN pg_constraint k ON me IN (conrelid, confrelid) AND conparentid = 0
     UNION ALL
     SELECT concat_ws(' | ', 'index', replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '), indisvalid, indisreplident, indisclustered,
       (SELECT string_agg(format('%s %s', attnum, attstattarget), ',' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = indexrelid AND attstattarget >= 0), obj_description(indexrelid, 'pg_class'))
     FROM here JOIN pg_index ON indrelid = me
     UNION ALL
     SELECT concat_ws(' | ', 'trigger', pg_get_triggerdef(t.oid), tgenabled, obj_description(t.oid, 'pg_trigger'))
     FROM here JOIN pg_trigger t ON tgrelid = me AND NOT tgisinternal AND tgparentid = 0
     UNION ALL
     SELECT concat_ws(' | ', 'policy', polname, polpermissive, polcmd, (SELECT string_agg(role::regrole::text, ',' ORDER BY role::regrole::text)
       FROM unnest(polroles) role), pg_get_expr(polqual, me), pg_get_expr(polwithcheck, me), obj_description(p.oid, 'pg_policy'))
     FROM here JOIN pg_policy p ON polrelid = me
     UNION ALL
     SELECT concat_ws(' | ', 'grant', grantee::regrole, privilege_type, is_grantable) FROM here, aclexplode(relacl)
     UNION ALL
     SELECT concat_ws(' | ', 'grant of a column', attname, grantee::regrole, privilege_type, is_grantable)
     FROM here JOIN pg_attribute ON attrelid = me AND NOT attisdropped, aclexplode(attacl)
     UNION ALL
     SELECT concat_ws(' | ', 'statistic', pg_get_statisticsobjdef(s.oid), stxstattarget, obj_description(s.oid, 'pg_statistic_ext'))
     FROM here JOIN pg_statistic_ext s ON stxrelid = me
     UNION ALL
     SELECT concat_ws(' | ', 'publication', pubname) FROM here JOIN pg_publication_rel ON prrelid = me JOIN pg_publication n ON n.oid = prpubid
     UNION ALL
     SELECT concat_ws(' | ', 'rule', pg_get_ruledef(r.oid)) FROM here JOIN pg_rewrite r ON ev_class = me
     UNION ALL
     SELECT concat_ws(' | ', 'label', provider, label) FROM here JOIN pg_seclabel ON objoid = me`,
    [table],
  )
  return rows.map(({ line }) => line).sort()
}
