// What each exit code means; one table for the code, the help and the documentation.
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  busy: 4,
  invalidData: 5,
  findings: 6,
  interrupted: 130,
} as const;
