import 'amazon-connect-streams';
import { useEffect, useRef } from 'react';

interface Panel {
  readonly ccpUrl: string;
  readonly region: string;
}

/** The instance's contact control panel, in a frame that Amazon Connect Streams makes and keeps signed in. */
export function ControlPanel({ ccpUrl, region }: Panel) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    connect.core.initCCP(current, {
      ccpUrl,
      region,
      loginPopup: true,
      loginPopupAutoClose: true,
      softphone: { allowFramedSoftphone: true },
    });
    return () => {
      connect.core.terminate();
      current.replaceChildren();
    };
  }, [ccpUrl, region]);
  return <div ref={place} className="control-panel" />;
}
