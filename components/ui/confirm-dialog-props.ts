import type { ReactNode } from "react";
import type { Result } from "#lib/errors.ts";

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question that names the thing: "Remove Milo from Acme?" */
  title: string;
  /** What will happen, with numbers. */
  children: ReactNode;
  /** Must be typed before the button works: a name or an e-mail address. */
  typeToConfirm?: string;
  /** A verb and its object: "Remove Milo". */
  action: string;
  /** The way out, where "Cancel" could be read as the action: "Keep invitation". */
  keep?: string;
  danger?: boolean;
  /** A failure is shown in the dialog, which stays open. */
  onConfirm: () => Promise<Result<unknown>>;
  onDone?: () => void;
};
