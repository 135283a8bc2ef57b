import { z } from 'zod'
import { connections, databaseSettings, isLoopback } from './encrypted-connections.ts'
import { MailSenderSchema } from './mail-sender.ts'
import { OtlpHeadersSchema } from './otlp-headers.ts'

const Port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535)

const Milliseconds = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .refine((time) => time >= 1 && time <= 600_000)

const Count = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)

const Processes = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .refine((many) => many >= 1 && many <= 64)

const urlWith = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))

const isEncryptedOrHere = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))

const KeyList = z.string().regex(/^[0-9a-f]{64}(,[0-9a-f]{64})*$/)

/** Every variable that is read, with how it is parsed and what is said to be expected where it cannot be. */
export const variables = {
  PORT: { schema: Port, expected: 'a whole number from 1 to 65535' },
  WEB_PROCESSES: { schema: Processes, expected: 'how many web processes share the port, 1 to 64' },
  WORKER_PROCESSES: { schema: Processes, expected: 'how many workers share the work, 1 to 64' },
  REQUESTS_AT_ONCE: { schema: Count, expected: 'how many pages a web process has at work at once, 1 to 999999' },
  REQUESTS_A_MINUTE: { schema: Count, expected: 'how many requests one person has in a minute, 1 to 999999' },
  TLS_CERTIFICATE: { schema: z.string(), expected: 'a file with a certificate in PEM' },
  TLS_KEY: { schema: z.string(), expected: 'a file with the key of TLS_CERTIFICATE in PEM' },
  PUBLIC_URL: { schema: urlWith(['http:', 'https:']), expected: 'an address such as https://curtain.example' },
  DATABASE_URL: {
    schema: urlWith(['postgres:', 'postgresql:']),
    expected: 'an address such as postgresql://owner:password@host:5432/curtain?sslmode=verify-full',
  },
  DATABASE_APP_URL: {
    schema: urlWith(['postgres:', 'postgresql:']),
    expected: 'an address such as postgresql://curtain_web:password@host:5432/curtain?sslmode=verify-full',
  },
  DATABASE_WEB_URL: {
    schema: urlWith(['postgres:', 'postgresql:']),
    expected: 'an address such as postgresql://curtain_web:password@host:5432/curtain?sslmode=verify-full',
  },
  DATABASE_WORKER_URL: {
    schema: urlWith(['postgres:', 'postgresql:']),
    expected: 'an address such as postgresql://curtain_worker:password@host:5432/curtain?sslmode=verify-full',
  },
  DATABASE_REPLICA_URL: {
    schema: urlWith(['postgres:', 'postgresql:']),
    expected: 'an address such as postgresql://replica:5432/curtain?sslmode=verify-full',
  },
  DATABASE_POOLER: { schema: z.literal('transaction'), expected: 'transaction, or nothing' },
  CURTAIN_KEYS: {
    schema: KeyList,
    expected: '64 hexadecimal digits in lower case, or several such with commas between',
  },
  PASSWORD_KEYS: {
    schema: KeyList,
    expected: '64 hexadecimal digits in lower case, or several such with commas between',
  },
  WEBHOOK_KEYS: {
    schema: KeyList,
    expected: '64 hexadecimal digits in lower case, or several such with commas between',
  },
  WEBHOOK_PRIVATE_HOSTS: {
    schema: z.string().regex(/^[a-z0-9.:-]+(,[a-z0-9.:-]+)*$/),
    expected: 'a host such as siem.hospital.internal, or several such with commas between',
  },
  SMTP_URL: { schema: urlWith(['smtp:', 'smtps:']), expected: 'an address such as smtps://user:password@host:465' },
  ALLOW_UNENCRYPTED: {
    schema: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(connections))),
    expected: 'one or several of database, mail, web and metrics, with commas between',
  },
  MAIL_FROM: {
    schema: MailSenderSchema,
    expected: 'an address, or a name and an address such as Curtain <curtain@hospital.example>',
  },
  NEXTAUTH_SECRET: { schema: z.string().min(32), expected: 'at least 32 characters' },
  SIGNING_KEY: { schema: z.string().regex(/^[0-9a-f]{64}$/), expected: '64 hexadecimal digits in lower case' },
  DATA_DIR: { schema: z.string(), expected: 'a directory' },
  SIGN_ON_PRIVATE_HOSTS: {
    schema: z.string().regex(/^[a-z0-9.:-]+(,[a-z0-9.:-]+)*$/),
    expected: 'a host such as login.hospital.internal, or several such with commas between',
  },
  OUTBOUND_HOSTS: {
    schema: z.string().regex(/^\.?[a-z0-9][a-z0-9.:-]*(,\.?[a-z0-9][a-z0-9.:-]*)*$/),
    expected: 'hosts such as login.hospital.example or .hospital.example, with commas between',
  },
  OUTBOUND_PROXY: {
    schema: urlWith(['http:', 'https:']),
    expected: 'an address such as http://proxy.hospital.example:3128',
  },
  SECURITY_CONTACT: {
    schema: z.string().regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:[+\d-]+)$/),
    expected:
      'where weaknesses are reported, such as mailto:security@hospital.example or https://hospital.example/security',
  },
  TRUSTED_PROXIES: {
    schema: z.string().regex(/^\d$/).transform(Number),
    expected: 'how many proxies of your own stand in front, 0 to 9',
  },
  MIGRATION_LOCK_TIMEOUT: { schema: Milliseconds, expected: 'milliseconds, 1 to 600000' },
  MIGRATION_STATEMENT_TIMEOUT: { schema: Milliseconds, expected: 'milliseconds, 1 to 600000' },
  DATABASE_TIMEOUT: { schema: Milliseconds, expected: 'milliseconds, 1 to 600000' },
  // The worker's is the one after it.
  METRICS_PORT: { schema: Port.refine((port) => port < 65_535), expected: 'a whole number from 1 to 65534' },
  METRICS_HOST: { schema: z.string().min(1), expected: 'an address to listen on such as 127.0.0.1' },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    schema: z.string().refine((text) => URL.canParse(text) && isEncryptedOrHere(new URL(text))),
    expected: 'an address such as https://traces.hospital.internal:4318, or http:// on this machine',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    schema: OtlpHeadersSchema,
    expected: 'headers such as api-key=…, or several such with commas between',
  },
  OTEL_LOGS_EXPORTER: { schema: z.enum(['otlp', 'none']), expected: 'otlp or none' },
  BACKUP_DIR: { schema: z.string(), expected: 'a directory' },
  BACKUP_AT: {
    schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    expected: 'an hour and a minute in UTC such as 00:30',
  },
  BACKUP_KEEP: {
    schema: z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .refine((days) => days >= 1),
    expected: 'for how many days each backup is kept, 1 to 9999',
  },
  BACKUP_RECIPIENTS: {
    schema: z.string().regex(/^age1[a-z0-9]+(,age1[a-z0-9]+)*$/),
    expected: 'a recipient such as age1…, or several such with commas between',
  },
  // Of tests alone: see docs/testing.md.
  FUZZ_REQUESTS: { schema: Count, expected: 'how many requests, 1 to 999999' },
  FUZZ_SEED: { schema: Count, expected: 'a whole number, 1 to 999999' },
  FAULT_CLINICIANS: { schema: Count, expected: 'how many clinicians, 1 to 999999' },
  DEMO_PASSWORD: { schema: z.string().min(10), expected: 'at least 10 characters' },
} as const

/** Those that hold a secret. Each may come from a file instead, which its name and `_FILE` names (secret-files.ts). */
export const secrets = [
  ...databaseSettings,
  'CURTAIN_KEYS',
  'PASSWORD_KEYS',
  'WEBHOOK_KEYS',
  'NEXTAUTH_SECRET',
  'SIGNING_KEY',
  'SMTP_URL',
  // It may hold a password.
  'OUTBOUND_PROXY',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'DEMO_PASSWORD',
] as const satisfies readonly (keyof typeof variables)[]

/** For child processes that need no secret of the installation, or only those that they are given. */
export const withoutSecrets: Readonly<Record<string, undefined>> = Object.fromEntries(
  secrets.map((name) => [name, undefined]),
)
