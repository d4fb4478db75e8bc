import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";

type PersonNameProps = { person: { name: string; email: string; isYou: boolean } };

/** Who a row is about. */
export function PersonName({ person: { name, email, isYou } }: PersonNameProps) {
  return (
    <div className="person">
      <Avatar name={name} />
      <div>
        <p>
          <span>{name}</span>
          {isYou && <Badge>You</Badge>}
        </p>
        <p>{email}</p>
      </div>
    </div>
  );
}
