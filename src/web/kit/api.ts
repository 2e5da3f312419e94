// Made by `npm run client` from the document of the routes (/api/openapi.json). Not to be changed by hand.
export interface paths {
  "/api/communities/{slug}/meetings": {
    get: operations["listMeetings"];
    post: operations["createMeeting"];
  };
  "/api/meetings/{code}": {
    get: operations["readBoard"];
  };
  "/api/meetings/{code}/cards": {
    get: operations["listCards"];
  };
  "/api/meetings/{code}/attendance": {
    get: operations["readAttendance"];
  };
  "/api/communities/{slug}/agenda": {
    get: operations["readAgendaTemplate"];
    put: operations["changeAgendaTemplate"];
  };
  "/api/meetings/{code}/participants": {
    post: operations["joinMeeting"];
  };
  "/api/meetings/{code}/pass": {
    get: operations["readPass"];
  };
  "/api/meetings/{code}/me": {
    get: operations["readMe"];
  };
  "/api/meetings/{code}/commands": {
    post: operations["sendCommand"];
  };
  "/api/meetings/{code}/photos": {
    post: operations["addPhoto"];
  };
  "/api/communities": {
    get: operations["listCommunities"];
  };
  "/api/communities/{slug}": {
    get: operations["readCommunity"];
  };
  "/api/places": {
    get: operations["listPlaces"];
    post: operations["addPlace"];
  };
  "/api/meetings/{code}/meeting.ics": {
    get: operations["readMeetingCalendar"];
  };
  "/c/{slug}/calendar.ics": {
    get: operations["readCommunityCalendar"];
  };
  "/c/{slug}/feed.atom": {
    get: operations["readCommunityFeed"];
  };
}
export interface components {
  schemas: {
    Problem: {
      type: string;
      title: string;
      detail: string;
      status: number;
      code: "textEmpty" | "textTooLong" | "textBroken" | "outOfRange" | "meetingNotOpen" | "meetingClosed" | "cardsNotYet" | "cardsOver" | "treeClosed" | "notJoined" | "notInHall" | "wrongNumber" | "tokenExpired" | "personErased" | "openTreeStays" | "noSuchCard" | "noSuchTopic" | "noSuchParticipant" | "noSuchAgendaItem" | "notYourCard" | "hasPhone" | "ownCard" | "alreadyEndorsed" | "cardWithdrawn" | "cardHidden" | "otherTree" | "linkNotPossible" | "stageNotPossible" | "idTaken" | "idReused" | "noSuchMeeting" | "noSuchPlace" | "noSuchReceipt" | "noSuchPhoto" | "noSuchPerson" | "noSuchAddress" | "malformed" | "tooLarge" | "notAnImage" | "photoHeic" | "photoTooManyPixels" | "photoCutOff" | "notSignedIn" | "notAllowed" | "linkUsed" | "codeWrong" | "passkeyRefused" | "passkeyElsewhere" | "noSuchPasskey" | "addressUnknown" | "addressUnproven" | "outsideRefused" | "outsideAway" | "crossSite" | "nothingChosen" | "ownAppointment" | "watchesItself" | "lastAdministrator" | "addressDiffers" | "addressBroken" | "linkEnded" | "tooMany" | "tooBusy" | "noRoom" | "notKept" | "importUnreadable" | "importEmpty" | "importKind" | "importLocked" | "importZipped" | "importBadByte" | "importQuote" | "importTooLarge" | "importBusy" | "importAboveHeading" | "importHeading" | "importHeadingAgain" | "importFormula" | "importError" | "importTooMany" | "importNoTitle" | "importTwice" | "importDate" | "importWord" | "importNumber" | "importPerson" | "importClosed" | "noSuchMatter" | "noCards" | "lastCard" | "notInThisStage" | "foldNotPossible" | "receiverMissing" | "noSuchOwner" | "dateNotLater" | "noSuchProposal" | "noSuchVersion" | "changeMissing" | "noSuchAdvice" | "adviceUnanswered" | "noSuchStep" | "stepMissing" | "ownersDecide" | "voteImpossible" | "noticeTooShort" | "noSuchTask" | "noSuchOffer" | "evidenceMissing" | "tasksOpen" | "ownCallback" | "notAffected" | "answerStands" | "lettersStand" | "notYourAnswer" | "alreadyAnswered" | "noSuchNotice" | "noticeOver" | "noSuchObjection" | "noSuchMember";
      saved: boolean;
      where?: string;
      why?: string;
      path?: string;
      name?: string;
      seconds?: number;
      length?: number;
      most?: number;
      least?: number;
      count?: number;
      stage?: "draft" | "announced" | "open" | "closed" | "archived" | "opened" | "triaged" | "deliberating" | "referred" | "decided" | "transferring" | "transferred" | "underWay" | "done" | "confirmed" | "explained" | "declined" | "folded";
      tree?: "problem" | "action" | "vision";
      since?: number | null;
      from?: number;
      dueAt?: number;
      endorsements?: number;
      reason?: string;
    };
    Frame: {
      after: number;
      seq: number;
      seqs: number[];
      events: components["schemas"]["BoardEvent"][];
      participants?: components["schemas"]["Participant"][];
    };
    BoardEvent: {
      kind: "meetingCreated";
      id: string;
      community: string;
      code: string;
      details: components["schemas"]["MeetingDetails"];
      openTree?: boolean;
    } | {
      kind: "meetingChanged";
      details: {
        theme?: string;
        place?: string;
        startsAt?: number;
        agenda?: {
          id: string;
          kind: "checkIn" | "briefing" | "cards" | "speaking" | "trees" | "framing" | "responses" | "close" | "other";
          title: string;
          minutes: number;
        }[];
        cardsFrom?: number | null;
        cardsUntil?: number | null;
        next?: string;
        joining?: "hall" | "anyone";
      };
    } | {
      kind: "stageChanged";
      stage: components["schemas"]["MeetingStage"];
      at: number;
    } | {
      kind: "agendaItemOpened";
      item: string | null;
      at: number;
    } | {
      kind: "treeSwitched";
      tree: components["schemas"]["Tree"];
      open: boolean;
    } | {
      kind: "focusSet";
      focus: {
        kind: "trees";
      } | {
        kind: "tree";
        tree: components["schemas"]["Tree"];
      } | {
        kind: "topic";
        topic: string;
      } | {
        kind: "card";
        card: string;
      } | {
        kind: "agenda";
      };
    } | {
      kind: "linksShown";
      shown: boolean;
    } | {
      kind: "attendanceChanged";
      attendance: components["schemas"]["Attendance"];
    } | {
      kind: "participantsChanged";
    } | {
      kind: "cardPosted";
      card: components["schemas"]["Card"];
    } | {
      kind: "cardEdited";
      card: string;
      text: string;
      where: string;
      photo: string | null;
      wording: number;
    } | {
      kind: "cardWithdrawn";
      card: string;
      people: {
        [key: string]: number;
      };
    } | {
      kind: "cardHidden";
      card: string;
      reason: string;
      people: {
        [key: string]: number;
      };
    } | {
      kind: "cardErased";
      card: string;
      people: {
        [key: string]: number;
      };
    } | {
      kind: "cardShown";
      card: components["schemas"]["Card"];
      people: {
        [key: string]: number;
      };
    } | {
      kind: "endorsementsChanged";
      card: string;
      endorsements: number;
      people: {
        [key: string]: number;
      };
    } | {
      kind: "cardsLinked";
      from: string;
      to: string;
    } | {
      kind: "cardsUnlinked";
      from: string;
      to: string;
    } | {
      kind: "topicOpened";
      topic: components["schemas"]["Topic"];
    } | {
      kind: "topicRenamed";
      topic: string;
      name: string;
    } | {
      kind: "cardsGathered";
      cards: string[];
      topic: string | null;
      people: {
        [key: string]: number;
      };
    } | {
      kind: "topicDissolved";
      topic: string;
    };
    MeetingDetails: {
      theme: string;
      place: string;
      startsAt: number;
      agenda: {
        id: string;
        kind: "checkIn" | "briefing" | "cards" | "speaking" | "trees" | "framing" | "responses" | "close" | "other";
        title: string;
        minutes: number;
      }[];
      cardsFrom: number | null;
      cardsUntil: number | null;
      next: string;
      joining?: "hall" | "anyone";
    };
    MeetingStage: "draft" | "announced" | "open" | "closed" | "archived";
    Tree: "problem" | "action" | "vision";
    Attendance: {
      people: number;
      capacities: {
        resident?: number;
        representative?: number;
        committee?: number;
        official?: number;
        deputy?: number;
        property?: number;
        enterprise?: number;
        member?: number;
        adviser?: number;
        department?: number;
        other?: number;
      };
      expected: number;
      headCount: number | null;
      named: string[];
    };
    Card: {
      id: string;
      number: number;
      tree: components["schemas"]["Tree"];
      text: string;
      where: string;
      photo: string | null;
      state: "standing" | "hidden" | "withdrawn";
      reason: string;
      postedAt: number;
      wording: number;
      topic: string | null;
      endorsements: number;
      links: string[];
    };
    Topic: {
      id: string;
      tree: components["schemas"]["Tree"];
      name: string;
      seat: number;
      people: number;
    };
    Participant: {
      id: string;
      name: string;
      capacity: components["schemas"]["Capacity"];
      origin: "list" | "phone" | "desk";
      presentAt: number | null;
      nameAgreed: boolean;
      joinedAs: string | null;
      confirmed: boolean;
    };
    Capacity: "resident" | "representative" | "committee" | "official" | "deputy" | "property" | "enterprise" | "member" | "adviser" | "department" | "other";
    MeetingMade: {
      code: string;
      seq: number;
      id: string;
    };
    NewMeeting: {
      theme: string;
      place?: string;
      startsAt: number;
      agenda?: {
        id: string;
        kind: "checkIn" | "briefing" | "cards" | "speaking" | "trees" | "framing" | "responses" | "close" | "other";
        title: string;
        minutes: number;
      }[];
      cardsFrom?: number | null;
      cardsUntil?: number | null;
      next?: string;
      joining?: "hall" | "anyone";
      id: string;
    };
    BoardPage: {
      seq: number;
      communityName: string;
      communitySlug: string;
      board: components["schemas"]["Board"];
    };
    Board: {
      id: string;
      community: string;
      code: string;
      openTree: boolean;
      theme: string;
      place: string;
      startsAt: number;
      stage: components["schemas"]["MeetingStage"];
      openedAt: number | null;
      closedAt: number | null;
      agenda: {
        id: string;
        kind: "checkIn" | "briefing" | "cards" | "speaking" | "trees" | "framing" | "responses" | "close" | "other";
        title: string;
        minutes: number;
      }[];
      current: {
        item: string;
        since: number;
      } | null;
      trees: {
        problem: boolean;
        action: boolean;
        vision: boolean;
      };
      joining: "hall" | "anyone";
      cardsFrom: number | null;
      cardsUntil: number | null;
      next: string;
      focus: {
        kind: "trees";
      } | {
        kind: "tree";
        tree: components["schemas"]["Tree"];
      } | {
        kind: "topic";
        topic: string;
      } | {
        kind: "card";
        card: string;
      } | {
        kind: "agenda";
      };
      linksShown: boolean;
      attendance: components["schemas"]["Attendance"];
      cards: {
        [key: string]: components["schemas"]["Card"];
      };
      topics: {
        [key: string]: components["schemas"]["Topic"];
      };
    };
    Cards: {
      items: components["schemas"]["Card"][];
      next: string | null;
    };
    AttendanceList: {
      seq: number;
      participants: components["schemas"]["Participant"][];
    };
    AgendaTemplate: {
      items: {
        id: string;
        kind: "checkIn" | "briefing" | "cards" | "speaking" | "trees" | "framing" | "responses" | "close" | "other";
        title: string;
        minutes: number;
      }[];
    };
    Joined: {
      participant: string;
      token: string;
      expires: number;
      seq: number;
    };
    Joining: {
      id: string;
      key: string;
      name?: string;
      capacity?: components["schemas"]["Capacity"];
      nameAgreed?: boolean;
      pass?: string;
    };
    Pass: {
      joinUrl: string;
      joinQr: string;
      number: string;
      turnsIn: number;
      diesIn: number;
      screen?: string;
    };
    Me: {
      participant: string;
      name: string;
      capacity: components["schemas"]["Capacity"];
      nameAgreed: boolean;
      present: boolean;
      cards: {
        id: string;
        receipt: string;
        hidden?: {
          text: string;
          where: string;
        };
      }[];
      endorsed: string[];
      follow: {
        [key: string]: string;
      };
    };
    Accepted: {
      seq: number;
      id?: string;
      number?: number;
      receipt?: string;
    };
    Command: {
      kind: "postCard";
      id: string;
      tree: components["schemas"]["Tree"];
      text: string;
      where?: string;
      photo?: string | null;
      links?: string[];
      onBehalfOf?: string | null;
    } | {
      kind: "editCard";
      card: string;
      text: string;
      where?: string;
      photo?: string | null;
    } | {
      kind: "withdrawCard";
      card: string;
    } | {
      kind: "endorse";
      card: string;
    } | {
      kind: "takeBack";
      card: string;
    } | {
      kind: "linkCards";
      from: string;
      to: string;
    } | {
      kind: "unlinkCards";
      from: string;
      to: string;
    } | {
      kind: "describeMyself";
      name?: string;
      capacity?: components["schemas"]["Capacity"];
      nameAgreed?: boolean;
    } | {
      kind: "changeMeeting";
      details: {
        theme?: string;
        place?: string;
        startsAt?: number;
        agenda?: {
          id: string;
          kind: "checkIn" | "briefing" | "cards" | "speaking" | "trees" | "framing" | "responses" | "close" | "other";
          title: string;
          minutes: number;
        }[];
        cardsFrom?: number | null;
        cardsUntil?: number | null;
        next?: string;
        joining?: "hall" | "anyone";
      };
    } | {
      kind: "setStage";
      stage: components["schemas"]["MeetingStage"];
    } | {
      kind: "openAgendaItem";
      item: string | null;
    } | {
      kind: "switchTree";
      tree: components["schemas"]["Tree"];
      open: boolean;
    } | {
      kind: "setFocus";
      focus: {
        kind: "trees";
      } | {
        kind: "tree";
        tree: components["schemas"]["Tree"];
      } | {
        kind: "topic";
        topic: string;
      } | {
        kind: "card";
        card: string;
      } | {
        kind: "agenda";
      };
    } | {
      kind: "showLinks";
      shown: boolean;
    } | {
      kind: "listParticipants";
      people: {
        id: string;
        name?: string;
        capacity?: components["schemas"]["Capacity"];
      }[];
    } | {
      kind: "addWalkIn";
      id: string;
      name?: string;
      capacity?: components["schemas"]["Capacity"];
    } | {
      kind: "tickPresent";
      participant: string;
      present: boolean;
    } | {
      kind: "matchParticipant";
      listed: string;
      joined: string | null;
    } | {
      kind: "countHeads";
      heads: number | null;
    } | {
      kind: "hideCard";
      card: string;
      reason: string;
    } | {
      kind: "showCard";
      card: string;
    } | {
      kind: "erasePerson";
      participant?: string | null;
      receipt?: string;
    } | {
      kind: "openTopic";
      id: string;
      tree: components["schemas"]["Tree"];
      name: string;
      cards?: string[];
    } | {
      kind: "renameTopic";
      topic: string;
      name: string;
    } | {
      kind: "gatherCards";
      topic: string;
      cards: string[];
    } | {
      kind: "takeOutCards";
      cards: string[];
    } | {
      kind: "dissolveTopic";
      topic: string;
    };
    PhotoKept: {
      photo: string;
    };
    Communities: {
      items: components["schemas"]["Community"][];
      next: string | null;
    };
    Community: {
      slug: string;
      name: string;
      subdistrict: string;
    };
    CommunityPage: {
      slug: string;
      name: string;
      subdistrict: string;
      grids: {
        id: string;
        name: string;
      }[];
    };
    MeetingSummaries: {
      items: components["schemas"]["MeetingSummary"][];
      next: string | null;
    };
    MeetingSummary: {
      id: string;
      code: string;
      theme: string;
      place: string;
      startsAt: number;
      stage: components["schemas"]["MeetingStage"];
      cards: {
        problem: number;
        action: number;
        vision: number;
      };
      people: number;
    };
    Places: {
      items: components["schemas"]["Place"][];
      next: string | null;
    };
    Place: {
      id: string;
      kind: "subdistrict" | "community" | "grid" | "building";
      parent: string | null;
      slug: string;
      name: string;
    };
    NewPlace: {
      id: string;
      kind: "subdistrict" | "community" | "grid" | "building";
      parent: string | null;
      slug: string;
      name: string;
    };
  };
  responses: {
    Problem: {
      content: {
        "application/problem+json": components["schemas"]["Problem"];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export interface operations {
  listMeetings: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MeetingSummaries"];
        };
      };
    };
  };
  createMeeting: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewMeeting"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["MeetingMade"];
        };
      };
    };
  };
  readBoard: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BoardPage"];
        };
      };
    };
  };
  listCards: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        tree?: components["schemas"]["Tree"];
      };
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Cards"];
        };
      };
    };
  };
  readAttendance: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AttendanceList"];
        };
      };
    };
  };
  readAgendaTemplate: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AgendaTemplate"];
        };
      };
    };
  };
  changeAgendaTemplate: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AgendaTemplate"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AgendaTemplate"];
        };
      };
    };
  };
  joinMeeting: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Joining"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Joined"];
        };
      };
    };
  };
  readPass: {
    parameters: {
      query?: {
        key?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Pass"];
        };
      };
    };
  };
  readMe: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Me"];
        };
      };
    };
  };
  sendCommand: {
    parameters: {
      header?: {
        "idempotency-key"?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Command"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Accepted"];
        };
      };
    };
  };
  addPhoto: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "image/*": string;
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["PhotoKept"];
        };
      };
    };
  };
  listCommunities: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Communities"];
        };
      };
    };
  };
  readCommunity: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CommunityPage"];
        };
      };
    };
  };
  listPlaces: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Places"];
        };
      };
    };
  };
  addPlace: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPlace"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Place"];
        };
      };
    };
  };
  readMeetingCalendar: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/calendar": string;
        };
      };
    };
  };
  readCommunityCalendar: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/calendar": string;
        };
      };
    };
  };
  readCommunityFeed: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/atom+xml": string;
        };
      };
    };
  };
}
