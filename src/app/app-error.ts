// A failed operation at the edge (file, database, network) with a stable code.

/** Stable codes of failed operations; `usage` is a request that cannot be meant. */
export type AppErrorCode = "usage" | "not-found" | "unreadable" | "unwritable" | "invalid-data" | "broken-installation";

/** A failed operation that the user can do something about; the message says what. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  constructor(code: AppErrorCode, message: string) {
    super(message);
    this.name = "AppError";
    this.code = code;
  }
}
