import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";

type PersonNameProps = { person: { name: string; email: string; isYou: boolean } };

/** Who a row is about. */
export function PersonName({ person: { name, email, isYou } }: PersonNameProps) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <div className="min-w-0">
        <p className="flex items-center gap-2 font-medium text-ink">
          <span className="truncate">{name}</span>
          {isYou && <Badge>You</Badge>}
        </p>
        <p className="truncate text-sm text-muted">{email}</p>
      </div>
    </div>
  );
}
