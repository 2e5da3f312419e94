// Made by `npm run client` from the document of the routes (/api/openapi.json). Not to be changed by hand.
export interface paths {
  "/api/communities": {
    get: operations["listCommunities"];
  };
  "/api/communities/{slug}": {
    get: operations["readCommunity"];
  };
  "/api/communities/{slug}/meetings": {
    get: operations["listMeetings"];
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
      stage: "draft" | "announced" | "open" | "closed" | "archived";
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
      capacity: "resident" | "representative" | "committee" | "official" | "deputy" | "property" | "enterprise" | "member" | "adviser" | "department" | "other";
      origin: "list" | "phone" | "desk";
      presentAt: number | null;
      nameAgreed: boolean;
      joinedAs: string | null;
      confirmed: boolean;
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
      stage: "draft" | "announced" | "open" | "closed" | "archived";
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
