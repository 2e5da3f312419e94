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
  "/api/meetings/{code}/on-behalf": {
    get: operations["readOnBehalf"];
  };
  "/api/meetings/{code}/cards/{card}/points": {
    get: operations["readCardPoints"];
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
  "/api/meetings/{code}/minutes": {
    get: operations["readMinutes"];
  };
  "/api/meetings/{code}/minutes/commands": {
    post: operations["sendMinutesCommand"];
  };
  "/api/meetings/{code}/minutes/draft": {
    get: operations["readMinutesDraft"];
  };
  "/api/meetings/{code}/minutes/scans": {
    post: operations["addScan"];
  };
  "/api/meetings/{code}/minutes/photos": {
    post: operations["addMeetingPhoto"];
  };
  "/api/communities/{slug}/votes": {
    get: operations["listVotes"];
    post: operations["draftVote"];
  };
  "/api/communities/{slug}/votes/{vote}": {
    get: operations["readVote"];
  };
  "/api/communities/{slug}/votes/{vote}/desk": {
    get: operations["readVoteDesk"];
  };
  "/api/communities/{slug}/votes/{vote}/commands": {
    post: operations["sendVoteCommand"];
  };
  "/api/communities/{slug}/votes/{vote}/serial": {
    post: operations["askBallot"];
  };
  "/api/communities/{slug}/votes/{vote}/ballots": {
    post: operations["castBallot"];
  };
  "/api/communities/{slug}/votes/{vote}/ballots.json": {
    get: operations["readVoteFile"];
  };
  "/api/meetings/{code}/qr.svg": {
    get: operations["readQr"];
  };
  "/api/meetings/{code}/trees.svg": {
    get: operations["readTreesSvg"];
  };
  "/api/meetings/{code}/trees.png": {
    get: operations["readTreesPng"];
  };
  "/photos/{file}": {
    get: operations["readPhoto"];
  };
  "/api/receipts/{receipt}": {
    get: operations["readReceipt"];
  };
  "/api/receipts/{receipt}/withdraw": {
    post: operations["withdrawByReceipt"];
  };
  "/api/receipts/{receipt}/take-back": {
    post: operations["takeBackByLink"];
  };
  "/api/receipts/{receipt}/endorsements": {
    post: operations["sayByStub"];
  };
  "/api/receipts/{receipt}/stubs": {
    post: operations["joinStub"];
  };
  "/api/receipts/{receipt}/wishes": {
    post: operations["sayWishes"];
  };
  "/api/receipts/{receipt}/questions": {
    get: operations["readQuestions"];
  };
  "/api/receipts/{receipt}/questions/{question}": {
    post: operations["answerQuestion"];
  };
  "/api/receipts/{receipt}/photos": {
    post: operations["addReceiptPhoto"];
  };
  "/api/receipts/{receipt}/matters/{matter}/commands": {
    post: operations["sendResidentCommand"];
  };
  "/api/receipts/{receipt}/proof": {
    get: operations["readReceiptProof"];
  };
  "/log/key": {
    get: operations["readLogKey"];
  };
  "/log/witness/key": {
    get: operations["readWitnessKey"];
  };
  "/log/witness/kept": {
    get: operations["listWitnessed"];
  };
  "/log/witness/add-checkpoint": {
    post: operations["addCheckpoint"];
  };
  "/log/{slug}/key": {
    get: operations["readCommunityLogKey"];
  };
  "/log/{slug}/checkpoint": {
    get: operations["readCheckpoint"];
  };
  "/log/{slug}/tile/{tile}": {
    get: operations["readLogTile"];
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
  "/api/places/{id}": {
    get: operations["readPlace"];
    put: operations["changePlace"];
  };
  "/api/places/{id}/sheet": {
    post: operations["addPlacesOfSheet"];
  };
  "/api/places/{id}/changes": {
    get: operations["listPlaceChanges"];
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
  "/api/communities/{slug}/matters/commands": {
    post: operations["sendMatterCommands"];
  };
  "/api/communities/{slug}/matters/{matter}/commands": {
    post: operations["sendMatterCommand"];
  };
  "/api/communities/{slug}/matters": {
    get: operations["listMatters"];
  };
  "/api/communities/{slug}/desk/matters": {
    get: operations["listDeskMatters"];
  };
  "/api/communities/{slug}/matters/{number}": {
    get: operations["readMatter"];
  };
  "/api/communities/{slug}/desk/matters/{number}": {
    get: operations["readDeskMatter"];
  };
  "/api/communities/{slug}/desk/unanswered": {
    get: operations["listUnansweredCards"];
  };
  "/api/communities/{slug}/matters/{matter}/photos": {
    post: operations["addMatterPhoto"];
  };
  "/api/meetings/{code}/motions/{motion}/matter": {
    post: operations["openMatterOfMotion"];
  };
  "/api/meetings/{code}/motions/{motion}/task": {
    post: operations["planTaskOfMotion"];
  };
  "/api/meetings/{code}/pledges/{pledge}/offer": {
    post: operations["makeOfferOfPledge"];
  };
  "/api/meetings/{code}/pledges/{pledge}/task": {
    post: operations["planTaskOfPledge"];
  };
  "/api/communities/{slug}/ledger": {
    get: operations["readLedger"];
  };
  "/api/communities/{slug}/ledger/settings": {
    get: operations["readLedgerSettings"];
    patch: operations["changeLedgerSettings"];
  };
  "/api/communities/{slug}/zone": {
    put: operations["changeZone"];
  };
  "/api/communities/{slug}/teams": {
    get: operations["readTeams"];
  };
  "/api/communities/{slug}/teams/commands": {
    post: operations["sendTeamCommand"];
  };
  "/api/communities/{slug}/handlers": {
    get: operations["listHandlers"];
  };
  "/api/communities/{slug}/notices": {
    get: operations["listNotices"];
  };
  "/api/communities/{slug}/notices/{notice}/commands": {
    post: operations["sendNoticeCommand"];
  };
  "/api/communities/{slug}/notices/{notice}/photos": {
    post: operations["addNoticePhoto"];
  };
  "/api/communities/{slug}/disclosure/{period}": {
    get: operations["readDisclosure"];
  };
  "/api/communities/{slug}/rounds": {
    get: operations["listRounds"];
    post: operations["openRound"];
  };
  "/api/communities/{slug}/rounds/{round}": {
    get: operations["readRound"];
  };
  "/api/communities/{slug}/rounds/{round}/desk": {
    get: operations["readRoundDesk"];
  };
  "/api/communities/{slug}/rounds/{round}/commands": {
    post: operations["sendRoundCommand"];
  };
  "/api/communities/{slug}/rounds/{round}/projects": {
    post: operations["proposeProject"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/state": {
    post: operations["readProposal"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/appeal": {
    post: operations["appealProposal"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/withdraw": {
    post: operations["withdrawProposal"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/pitch": {
    post: operations["askToPitch"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/photos": {
    post: operations["addProjectPhoto"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/photo.webp": {
    get: operations["readProjectPhoto"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/picture": {
    post: operations["addProposalPhoto"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/picture.webp": {
    get: operations["readProposalPhoto"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/picture-away": {
    post: operations["removeProposalPhoto"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/proposer": {
    post: operations["lookUpProposer"];
  };
  "/api/communities/{slug}/rounds/{round}/notice": {
    post: operations["publishRoundResult"];
  };
  "/api/communities/{slug}/rounds/{round}/projects/{n}/matter": {
    post: operations["takeOnProject"];
  };
  "/api/communities/{slug}/rounds/{round}/round.pb": {
    get: operations["downloadRound"];
  };
  "/api/communities/{slug}/round-files": {
    get: operations["listRoundFiles"];
    post: operations["addRoundFile"];
  };
  "/api/communities/{slug}/round-files/{file}": {
    get: operations["readRoundFile"];
    delete: operations["removeRoundFile"];
  };
  "/api/communities/{slug}/round-files/{file}/round.pb": {
    get: operations["downloadRoundFile"];
  };
  "/api/subdistricts/{slug}/rounds": {
    get: operations["listSubdistrictRounds"];
  };
  "/api/communities/{slug}/bulletins": {
    get: operations["listBulletins"];
    post: operations["draftBulletin"];
  };
  "/api/communities/{slug}/bulletins/{bulletin}": {
    get: operations["readBulletin"];
  };
  "/api/communities/{slug}/bulletins/{bulletin}/commands": {
    post: operations["sendBulletinCommand"];
  };
  "/api/communities/{slug}/reach": {
    get: operations["readReach"];
  };
  "/api/communities/{slug}/reach/proposed": {
    get: operations["proposeBulletin"];
  };
  "/api/communities/{slug}/reach/commands": {
    post: operations["sendTierCommand"];
  };
  "/api/communities/{slug}/reach/groups/{group}/link": {
    get: operations["readKeeperLink"];
  };
  "/api/communities/{slug}/reach/groups/{group}/robot": {
    put: operations["setRobot"];
    delete: operations["dropRobot"];
  };
  "/api/communities/{slug}/events": {
    get: operations["listEvents"];
  };
  "/api/communities/{slug}/hooks": {
    get: operations["listHooks"];
    post: operations["addHook"];
  };
  "/api/communities/{slug}/hooks/{hook}": {
    put: operations["setHook"];
    delete: operations["dropHook"];
  };
  "/api/communities/{slug}/open311": {
    get: operations["readOpen311"];
    put: operations["setOpen311Door"];
  };
  "/api/communities/{slug}/open311/systems": {
    post: operations["addDepartmentSystem"];
  };
  "/api/communities/{slug}/open311/systems/{system}": {
    put: operations["setDepartmentSystem"];
    delete: operations["dropDepartmentSystem"];
  };
  "/api/communities/{slug}/plan": {
    get: operations["readPlan"];
    put: operations["setPlan"];
    delete: operations["takePlanAway"];
  };
  "/api/communities/{slug}/plan.webp": {
    get: operations["readPlanPicture"];
  };
  "/api/communities/{slug}/map": {
    get: operations["readMap"];
    put: operations["setMap"];
    delete: operations["takeMapAway"];
  };
  "/api/communities/{slug}/conventions": {
    get: operations["listConventions"];
    post: operations["openConvention"];
  };
  "/api/communities/{slug}/conventions/{convention}": {
    get: operations["readConvention"];
  };
  "/api/communities/{slug}/conventions/{convention}/desk": {
    get: operations["readConventionDesk"];
  };
  "/api/communities/{slug}/conventions/{convention}/cards": {
    get: operations["readCardsBesideArticles"];
  };
  "/api/communities/{slug}/conventions/{convention}/commands": {
    post: operations["sendConventionCommand"];
  };
  "/api/communities/{slug}/conventions/{convention}/notice": {
    post: operations["hangConventionDraft"];
  };
  "/api/communities/{slug}/conventions/{convention}/comments": {
    post: operations["commentOnConvention"];
  };
  "/api/communities/{slug}/surveys": {
    get: operations["listSurveys"];
    post: operations["draftSurvey"];
  };
  "/api/communities/{slug}/surveys/{survey}": {
    get: operations["readSurvey"];
  };
  "/api/communities/{slug}/surveys/{survey}/desk": {
    get: operations["readSurveyDesk"];
  };
  "/api/communities/{slug}/surveys/{survey}/commands": {
    post: operations["sendSurveyCommand"];
  };
  "/api/communities/{slug}/surveys/{survey}/answers": {
    post: operations["answerSurvey"];
  };
  "/api/subdistricts/{slug}/surveys": {
    get: operations["listSubdistrictSurveys"];
  };
  "/api/communities/{slug}/register": {
    get: operations["readRegister"];
  };
  "/api/communities/{slug}/register/desk": {
    get: operations["readRegisterDesk"];
  };
  "/api/communities/{slug}/register/commands": {
    post: operations["sendRegisterCommand"];
  };
  "/api/communities/{slug}/register/matters/{number}": {
    get: operations["findInRegister"];
  };
  "/api/communities/{slug}/register/entries/{entry}/link": {
    get: operations["readEntryLink"];
  };
  "/api/communities/{slug}/register/invitations/{invitation}/link": {
    get: operations["readInvitationLink"];
  };
  "/api/communities/{slug}/register/entries/{entry}/contact": {
    post: operations["lookUpContact"];
  };
  "/api/subdistricts/{slug}": {
    get: operations["readSubdistrict"];
  };
  "/api/subdistricts/{slug}/matters": {
    get: operations["listSubdistrictMatters"];
  };
  "/api/subdistricts/{slug}/desk/matters": {
    get: operations["listSubdistrictDeskMatters"];
  };
  "/api/subdistricts/{slug}/alike": {
    get: operations["listAlikeMatters"];
  };
  "/api/subdistricts/{slug}/zone": {
    put: operations["changeSubdistrictZone"];
  };
  "/api/meetings/{code}/cards.csv": {
    get: operations["readCardsSheet"];
  };
  "/api/communities/{slug}/ledger/import": {
    post: operations["importLedger"];
  };
  "/api/communities/{slug}/ledger.csv": {
    get: operations["readLedgerCsv"];
  };
  "/api/communities/{slug}/desk/ledger.csv": {
    get: operations["readDeskLedgerCsv"];
  };
  "/api/communities/{slug}/ledger.xlsx": {
    get: operations["readLedgerWorkbook"];
  };
  "/api/communities/{slug}/desk/ledger.xlsx": {
    get: operations["readDeskLedgerWorkbook"];
  };
  "/api/communities/{slug}/rounds/{round}/projects.csv": {
    get: operations["downloadProjects"];
  };
  "/api/communities/{slug}/round-files/{file}/projects.csv": {
    get: operations["downloadOtherProjects"];
  };
  "/api/communities/{slug}/roll-lines": {
    post: operations["readRollFile"];
  };
  "/api/meetings/{code}/documents/minutes": {
    get: operations["readMinutesBlocks"];
  };
  "/api/meetings/{code}/documents/minutes.docx": {
    get: operations["readMinutesAsWord"];
  };
  "/api/meetings/{code}/documents/minutes.pdf": {
    get: operations["readMinutesAsPdf"];
  };
  "/api/meetings/{code}/documents/attendance": {
    get: operations["readAttendanceBlocks"];
  };
  "/api/meetings/{code}/documents/attendance.docx": {
    get: operations["readAttendanceAsWord"];
  };
  "/api/meetings/{code}/documents/attendance.pdf": {
    get: operations["readAttendanceAsPdf"];
  };
  "/api/meetings/{code}/documents/archive.pdf": {
    get: operations["readArchive"];
  };
  "/api/communities/{slug}/letterheads/{letterhead}": {
    get: operations["readLetterhead"];
    post: operations["sendLetterhead"];
    delete: operations["removeLetterhead"];
  };
  "/api/communities/{slug}/letterheads/{letterhead}/preview": {
    post: operations["previewLetterhead"];
  };
  "/api/communities/{slug}/matters/{number}/documents/file": {
    get: operations["readMatterFileBlocks"];
  };
  "/api/communities/{slug}/matters/{number}/documents/file.docx": {
    get: operations["readMatterFileAsWord"];
  };
  "/api/communities/{slug}/matters/{number}/documents/file.pdf": {
    get: operations["readMatterFileAsPdf"];
  };
  "/api/communities/{slug}/notices/{notice}/notice": {
    get: operations["readNoticeBlocks"];
  };
  "/api/communities/{slug}/notices/{notice}/notice.docx": {
    get: operations["readNoticeAsWord"];
  };
  "/api/communities/{slug}/notices/{notice}/notice.pdf": {
    get: operations["readNoticeAsPdf"];
  };
  "/api/communities/{slug}/notices/{notice}/notice-a3": {
    get: operations["readNoticeA3Blocks"];
  };
  "/api/communities/{slug}/notices/{notice}/notice-a3.pdf": {
    get: operations["readNoticeA3AsPdf"];
  };
  "/api/communities/{slug}/notices/{notice}/notice-picture": {
    get: operations["readNoticePictureBlocks"];
  };
  "/api/communities/{slug}/notices/{notice}/notice-picture.png": {
    get: operations["readNoticePictureAsPicture"];
  };
  "/api/communities/{slug}/notices/{notice}/slips/{sheet}/sheet": {
    get: operations["readSlipsBlocks"];
  };
  "/api/communities/{slug}/notices/{notice}/slips/{sheet}/sheet.docx": {
    get: operations["readSlipsAsWord"];
  };
  "/api/communities/{slug}/notices/{notice}/slips/{sheet}/sheet.pdf": {
    get: operations["readSlipsAsPdf"];
  };
  "/api/communities/{slug}/disclosure/{period}/document": {
    get: operations["readDisclosureDocumentBlocks"];
  };
  "/api/communities/{slug}/disclosure/{period}/document.docx": {
    get: operations["readDisclosureDocumentAsWord"];
  };
  "/api/communities/{slug}/disclosure/{period}/document.pdf": {
    get: operations["readDisclosureDocumentAsPdf"];
  };
  "/api/communities/{slug}/conventions/{convention}/text": {
    get: operations["readConventionTextBlocks"];
  };
  "/api/communities/{slug}/conventions/{convention}/text.docx": {
    get: operations["readConventionTextAsWord"];
  };
  "/api/communities/{slug}/conventions/{convention}/text.pdf": {
    get: operations["readConventionTextAsPdf"];
  };
  "/api/communities/{slug}/surveys/{survey}/report": {
    get: operations["readSurveyReportBlocks"];
  };
  "/api/communities/{slug}/surveys/{survey}/report.docx": {
    get: operations["readSurveyReportAsWord"];
  };
  "/api/communities/{slug}/surveys/{survey}/report.pdf": {
    get: operations["readSurveyReportAsPdf"];
  };
  "/api/meetings/{code}/documents/poster": {
    get: operations["readMeetingPosterBlocks"];
  };
  "/api/meetings/{code}/documents/poster.pdf": {
    get: operations["readMeetingPosterAsPdf"];
  };
  "/api/meetings/{code}/documents/result": {
    get: operations["readResultPosterBlocks"];
  };
  "/api/meetings/{code}/documents/result.pdf": {
    get: operations["readResultPosterAsPdf"];
  };
  "/api/communities/{slug}/places/{place}/documents/poster": {
    get: operations["readPlacePosterBlocks"];
  };
  "/api/communities/{slug}/places/{place}/documents/poster.pdf": {
    get: operations["readPlacePosterAsPdf"];
  };
  "/api/meetings/{code}/documents/qr.svg": {
    get: operations["readMeetingQr"];
  };
  "/api/communities/{slug}/documents/qr.svg": {
    get: operations["readCommunityQr"];
  };
  "/api/communities/{slug}/bulletins/{bulletin}/picture": {
    get: operations["readBulletinPictureBlocks"];
  };
  "/api/communities/{slug}/bulletins/{bulletin}/picture.png": {
    get: operations["readBulletinPictureAsPicture"];
  };
  "/api/communities/{slug}/bulletins/{bulletin}/wall": {
    get: operations["readBulletinWallBlocks"];
  };
  "/api/communities/{slug}/bulletins/{bulletin}/wall.pdf": {
    get: operations["readBulletinWallAsPdf"];
  };
  "/api/meetings/{code}/documents/press": {
    get: operations["readPressTextBlocks"];
  };
  "/api/meetings/{code}/documents/press.docx": {
    get: operations["readPressTextAsWord"];
  };
  "/api/meetings/{code}/documents/press.pdf": {
    get: operations["readPressTextAsPdf"];
  };
  "/api/meetings/{code}/documents/remarks": {
    get: operations["readRemarksBlocks"];
  };
  "/api/meetings/{code}/documents/remarks.docx": {
    get: operations["readRemarksAsWord"];
  };
  "/api/meetings/{code}/documents/remarks.pdf": {
    get: operations["readRemarksAsPdf"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/menu": {
    get: operations["readRoundMenuBlocks"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/menu.docx": {
    get: operations["readRoundMenuAsWord"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/menu.pdf": {
    get: operations["readRoundMenuAsPdf"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/board": {
    get: operations["readRoundBoardBlocks"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/board.pdf": {
    get: operations["readRoundBoardAsPdf"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/why": {
    get: operations["readRoundWhyBlocks"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/why.docx": {
    get: operations["readRoundWhyAsWord"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/why.pdf": {
    get: operations["readRoundWhyAsPdf"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/why-a3": {
    get: operations["readRoundWhyA3Blocks"];
  };
  "/api/communities/{slug}/rounds/{round}/documents/why-a3.pdf": {
    get: operations["readRoundWhyA3AsPdf"];
  };
  "/api/meetings/{code}/documents/attendance.xlsx": {
    get: operations["readAttendanceWorkbook"];
  };
  "/api/meetings/{code}/documents/matters.xlsx": {
    get: operations["readMattersWorkbook"];
  };
  "/api/communities/{slug}/desk/unanswered.xlsx": {
    get: operations["readUnansweredWorkbook"];
  };
  "/api/meetings/{code}/documents.zip": {
    get: operations["readMeetingDocumentsZip"];
  };
  "/api/communities/{slug}/matters/{number}/documents.zip": {
    get: operations["readMatterDocumentsZip"];
  };
  "/api/communities/{slug}/notices/{notice}/documents.zip": {
    get: operations["readNoticeDocumentsZip"];
  };
  "/api/communities/{slug}/rounds/{round}/documents.zip": {
    get: operations["readRoundDocumentsZip"];
  };
  "/api/meetings/{code}/paper/cards": {
    post: operations["printCards"];
  };
  "/api/meetings/{code}/paper/cards/{batch}/sheets.pdf": {
    get: operations["readPrintedCards"];
  };
  "/api/meetings/{code}/paper/tally.pdf": {
    get: operations["readTallySheet"];
  };
  "/api/meetings/{code}/paper": {
    get: operations["readPaper"];
  };
  "/api/meetings/{code}/questions": {
    get: operations["readDeskQuestions"];
  };
  "/api/meetings/{code}/paper/stubs/{stub}": {
    get: operations["readStub"];
  };
  "/api/meetings/{code}/paper/photos": {
    post: operations["sendPaperPhoto"];
  };
  "/api/meetings/{code}/paper/queue": {
    post: operations["queuePaperPhoto"];
  };
  "/api/meetings/{code}/paper/queue/{photo}/again": {
    post: operations["readPaperPhotoAgain"];
  };
  "/api/meetings/{code}/paper/queue/{photo}": {
    delete: operations["takePaperPhotoAway"];
  };
  "/api/meetings/{code}/paper/pictures/{picture}/picture.webp": {
    get: operations["readPaperPicture"];
  };
  "/api/meetings/{code}/paper/pictures/{picture}/readings": {
    post: operations["readPaperPictureAgain"];
  };
  "/api/meetings/{code}/paper/pictures/{picture}": {
    patch: operations["changePaperPicture"];
  };
  "/api/meetings/{code}/wishes": {
    get: operations["readDeskWishes"];
  };
  "/api/communities/{slug}/calls": {
    get: operations["readCalls"];
  };
  "/api/communities/{slug}/votes/{vote}/papers": {
    post: operations["seeBallotPapers"];
  };
  "/api/communities/{slug}/surveys/{survey}/papers": {
    post: operations["seeSurveySheets"];
  };
  "/api/meetings/{code}/carry": {
    post: operations["carryMeeting"];
  };
  "/api/communities/{slug}/meetings/import": {
    post: operations["importMeeting"];
  };
  "/api/communities/{slug}/search": {
    get: operations["searchCommunity"];
  };
  "/api/subdistricts/{slug}/search": {
    get: operations["searchSubdistrict"];
  };
  "/api/meetings/{code}/already": {
    post: operations["listAlreadyMatters"];
  };
  "/api/communities/{slug}/desk/category": {
    post: operations["suggestCategory"];
  };
  "/api/communities/{slug}/desk/matters/{number}/elsewhere": {
    get: operations["listMattersElsewhere"];
  };
  "/api/meetings/{code}/suggestions": {
    get: operations["readSuggestions"];
  };
  "/api/meetings/{code}/suggestions/rejected": {
    post: operations["rejectSuggestions"];
  };
  "/api/sign-in": {
    get: operations["readWaysIn"];
    post: operations["askForSignInLetter"];
  };
  "/api/sign-in/code": {
    post: operations["signInByCode"];
  };
  "/api/sign-in/passkey/start": {
    post: operations["startPasskeySignIn"];
  };
  "/api/sign-in/passkey": {
    post: operations["signInByPasskey"];
  };
  "/sign-in/{token}": {
    post: operations["useSignInLink"];
  };
  "/api/sign-out": {
    post: operations["signOut"];
  };
  "/api/sessions": {
    get: operations["listSignIns"];
  };
  "/api/sessions/journal": {
    get: operations["listSignInTries"];
  };
  "/api/sessions/{id}": {
    delete: operations["endSignIn"];
  };
  "/api/communities/{slug}/sign-ins": {
    get: operations["listCommunitySignInTries"];
  };
  "/api/me/passkeys": {
    get: operations["listPasskeys"];
    post: operations["addPasskey"];
  };
  "/api/me/passkeys/start": {
    post: operations["startPasskey"];
  };
  "/api/me/passkeys/{id}": {
    delete: operations["removePasskey"];
    patch: operations["renamePasskey"];
  };
  "/api/me/apps": {
    get: operations["listStaffApps"];
  };
  "/api/me/apps/{app}": {
    post: operations["addStaffApp"];
    delete: operations["dropStaffApp"];
  };
  "/api/me": {
    get: operations["readStaff"];
  };
  "/api/communities/{slug}/people": {
    get: operations["listCommunityPeople"];
    post: operations["appointInCommunity"];
  };
  "/api/communities/{slug}/people/{id}/roles/{role}": {
    delete: operations["revokeInCommunity"];
  };
  "/api/communities/{slug}/appointments": {
    get: operations["listCommunityAppointments"];
  };
  "/api/subdistricts/{slug}/people": {
    get: operations["listSubdistrictPeople"];
    post: operations["appointInSubdistrict"];
  };
  "/api/subdistricts/{slug}/people/{id}/roles/{role}": {
    delete: operations["revokeInSubdistrict"];
  };
  "/api/subdistricts/{slug}/appointments": {
    get: operations["listSubdistrictAppointments"];
  };
  "/api/people/{id}/sign-in-link": {
    post: operations["handSignInLink"];
  };
  "/api/people/{id}/sessions": {
    delete: operations["endSignInsOf"];
  };
  "/api/people/{id}": {
    put: operations["changePerson"];
  };
  "/api/people/{id}/same": {
    post: operations["joinPeople"];
  };
  "/api/people/{id}/same/{other}": {
    delete: operations["partPeople"];
  };
  "/api/communities/{slug}/keys": {
    get: operations["listCommunityKeys"];
    post: operations["makeCommunityKey"];
  };
  "/api/communities/{slug}/keys/{key}": {
    delete: operations["endCommunityKey"];
  };
  "/api/subdistricts/{slug}/keys": {
    get: operations["listSubdistrictKeys"];
    post: operations["makeSubdistrictKey"];
  };
  "/api/subdistricts/{slug}/keys/{key}": {
    delete: operations["endSubdistrictKey"];
  };
  "/live/{code}": {
    get: operations["followMeeting"];
  };
  "/live/{code}/desk": {
    get: operations["followMeetingAtDesk"];
  };
}
export interface components {
  schemas: {
    Problem: {
      type: string;
      title: string;
      detail: string;
      status: number;
      code: "textEmpty" | "textTooLong" | "textBroken" | "outOfRange" | "meetingNotOpen" | "meetingClosed" | "cardsNotYet" | "cardsOver" | "treeClosed" | "notJoined" | "notInHall" | "wrongNumber" | "tokenExpired" | "personErased" | "noSuchPaper" | "paperTooManyPages" | "paperPdfBroken" | "ballotTooLong" | "paperTooLong" | "paperQueueFull" | "paperPicturesFull" | "paperFull" | "paperUsed" | "notYetRead" | "notToCompare" | "comparesOwn" | "comparedAlready" | "openTreeStays" | "noSuchCard" | "needsTwoSides" | "noSuchTopic" | "noSuchParticipant" | "noSuchAgendaItem" | "notOnPaper" | "noCallWanted" | "notYourCard" | "authorPointed" | "hasPhone" | "askedAlready" | "noSuchAuthorQuestion" | "answeredAlready" | "otherName" | "ownCard" | "dotsClosed" | "dotsOver" | "tooManyDots" | "hasStickers" | "dotsGiven" | "dotsNotCounted" | "moreThanHanded" | "countStands" | "rulesAdopted" | "floorClosed" | "turnsUsed" | "floorFull" | "notWaiting" | "notNext" | "alreadyEndorsed" | "cardWithdrawn" | "cardCut" | "cutWasUndone" | "notItsWords" | "halfChanged" | "cardHidden" | "otherTree" | "linkNotPossible" | "stageNotPossible" | "cardsHang" | "idTaken" | "changedMeanwhile" | "idReused" | "noSuchMeeting" | "placeStays" | "placeNameTaken" | "placesFull" | "noSuchPlace" | "noSuchReceipt" | "noSuchPhoto" | "noSuchPerson" | "noSuchAddress" | "malformed" | "tooLarge" | "notAnImage" | "photoHeic" | "photoTooManyPixels" | "photoCutOff" | "notSignedIn" | "notAllowed" | "linkUsed" | "codeWrong" | "passkeyRefused" | "passkeyElsewhere" | "noSuchPasskey" | "appUnknown" | "addressUnknown" | "addressUnproven" | "outsideRefused" | "outsideAway" | "crossSite" | "nothingChosen" | "ownAppointment" | "watchesItself" | "unwatched" | "lastAdministrator" | "addressDiffers" | "nameThere" | "addressTaken" | "addressBroken" | "linkEnded" | "tooMany" | "tooBusy" | "documentBusy" | "documentFailed" | "letterheadUnreadable" | "letterheadTooLarge" | "letterheadTooDeep" | "letterheadMacros" | "letterheadEmbedded" | "letterheadOutside" | "letterheadPlaceholders" | "letterheadBraces" | "noRoom" | "notKept" | "importUnreadable" | "importEmpty" | "importKind" | "importLocked" | "importZipped" | "importBadByte" | "importQuote" | "importTooLarge" | "importBusy" | "importAboveHeading" | "importHeading" | "importHeadingAgain" | "importFormula" | "importError" | "importTooMany" | "importNoTitle" | "importTwice" | "importDate" | "importWord" | "importNumber" | "importPerson" | "importClosed" | "noSuchMatter" | "noCards" | "lastCard" | "notInThisStage" | "foldNotPossible" | "receiverMissing" | "noSuchOwner" | "dateNotLater" | "noSuchProposal" | "noSuchVersion" | "versionMeanwhile" | "changeMissing" | "noSuchAdvice" | "adviceUnanswered" | "noSuchStep" | "stepMissing" | "stepOfOther" | "notTheProposal" | "ownersDecide" | "voteImpossible" | "stepVoting" | "stepCounted" | "noticeTooShort" | "noSuchTask" | "noSuchOffer" | "evidenceMissing" | "tasksOpen" | "ownCallback" | "notAffected" | "answerStands" | "lettersStand" | "notYourAnswer" | "alreadyAnswered" | "noSuchNotice" | "periodNotYet" | "noticeBackwards" | "noticeNotYet" | "noticeOver" | "noticeWithdrawn" | "objectionsFull" | "noticeRuns" | "codeOfAnother" | "noSuchContest" | "notNamed" | "wordsErased" | "photoShown" | "codeUnread" | "noSuchPosting" | "slipEntered" | "notHung" | "objectionsOpen" | "resultStands" | "noSuchObjection" | "noSuchZone" | "noSuchMember" | "voteMissing" | "votesRules" | "voteSealed" | "voteNotSealed" | "voteNotOpen" | "voteOver" | "voteNotOver" | "rollEmpty" | "rollTooLong" | "areaMissing" | "nameMissing" | "listedTwice" | "ownerTwice" | "serialEntered" | "tooFewForSecret" | "tooFewToClose" | "noSuchVoter" | "hasWay" | "hasNoWay" | "notThisWay" | "ballotsAreOut" | "handsCounted" | "printedBeforeOpening" | "setNotPrinted" | "noSuchSerial" | "serialVoid" | "serialCast" | "needsAnother" | "notHandedOut" | "doorClosed" | "answersDoNotFit" | "tooManyHands" | "noSuchQuestion" | "noSuchBatch" | "batchOver" | "batchTotal" | "serialTwice" | "serialUnknown" | "thirdDiffers" | "batchesOpen" | "tooManyBallots" | "roundMissing" | "roundStage" | "roundSettings" | "kindNotTaken" | "projectsFull" | "noSuchProject" | "projectOver" | "notPabulib" | "filesFull" | "notSplit" | "partsOver" | "ownWork" | "pictureConsent" | "pictureGone" | "notScreenedOut" | "appealedAlready" | "secondLookByAnother" | "screenedTwice" | "aboveCap" | "notScreened" | "appealsOpen" | "costMissing" | "menuTooShort" | "menuTooLong" | "votePending" | "menuHangs" | "menuFrozen" | "resultNotHung" | "otherDecider" | "notChosen" | "costWaits" | "notTakenOn" | "drawnAlready" | "notDrawn" | "neighboursFull" | "projectsOpen" | "upkeepMissing" | "notASystem" | "systemNamed" | "noSuchSystem" | "browserUnreached" | "notARobot" | "noSuchHook" | "hooksFull" | "noSuchGroup" | "groupsFull" | "groupOver" | "groupUnkept" | "bulletinMissing" | "bulletinStage" | "noSuchSource" | "linesTooMany" | "nothingWaits" | "weekFull" | "conventionMissing" | "conventionStage" | "conventionSettings" | "editionNotInForce" | "noSuchArticle" | "noRulesBelow" | "articlesFull" | "noArticles" | "commentsFull" | "noSuchComment" | "notInText" | "commentsOpen" | "checksOpen" | "reviewMissing" | "streetMissing" | "draftNotHung" | "draftTooLong" | "articlesToVote" | "otherVote" | "textSealed" | "reviewNotYet" | "articlesToReview" | "surveyMissing" | "surveyStage" | "sheetsAreOut" | "tooManyStatements" | "statementTwice" | "surveyHasNoCodes" | "tooManyCodes" | "noSuchCodes" | "noSuchAnswerCode" | "answersMissing" | "noSuchEntry" | "noSuchInvitation" | "registerFull" | "entryNotAgreed" | "entryReworded" | "untilOutOfRange" | "alreadyInvited" | "noSuchMotion" | "motionWaits" | "motionsFull" | "motionsUsed" | "ownMotion" | "notSeconded" | "motionRuns" | "notDiscussed" | "amendmentWaits" | "sameWords" | "noAmendment" | "otherAmendment" | "ownAmendment" | "notYourMotion" | "motionVoted" | "motionBallots" | "notTheMotion" | "notPut" | "motionCounted" | "moreThanHeads" | "motionOver" | "notCarried" | "dayPast" | "askedByPhone" | "topicHasDots" | "noSuchPledge" | "notYourPledge" | "pledgesUsed" | "pledgesFull" | "pledgeOver" | "pledgeCarried" | "pledgeNotTaken" | "notThere" | "handsNotKept" | "needsTwoCards" | "roomAsked" | "noSuchRoomQuestion" | "roomClosed" | "roomOpen" | "noSuchLot" | "lotOpen" | "lotOver" | "lotLost" | "notCalled" | "otherCalled" | "nobodyToDraw" | "noTables" | "noSuchTable" | "tablesStay" | "tableFull" | "atNoTable" | "roleTaken" | "notForTable" | "twoProposals" | "notOfAll" | "voteCounted" | "noSuchVote" | "carriedWithoutMore" | "notOfItem" | "noVotesCast" | "lostWithMore" | "roundJustOpened" | "notSignedYet" | "pdfNoPhoto" | "moreCastThanThere" | "morePresentThanEntitled" | "minutesFull" | "minutesSigned" | "meetingCarried" | "meetingNotOver" | "correctionsOpen" | "noCorrections" | "correctionsOver" | "notPresent" | "roundTooShort" | "roundTooLong" | "wordsTooShort" | "noSuchSentence" | "noSuchRemark" | "remarksUnanswered" | "noSuchFile" | "notAPdf" | "pdfActive" | "scanTooLarge" | "carryVoteOpen" | "carryPhotosWait" | "carryUnreadable" | "carryLocked" | "carryChanged" | "carryTooLarge" | "carryUnsound" | "carryPicture" | "carryOtherKey" | "carryElsewhere" | "carryHeldHere" | "carryTaken" | "carryChangedHere" | "carryForked";
      saved: boolean;
      where?: string;
      why?: string;
      path?: string;
      name?: string;
      seconds?: number;
      length?: number;
      most?: number;
      asks?: string;
      least?: number;
      count?: number;
      stage?: "draft" | "announced" | "open" | "closed" | "archived" | "opened" | "triaged" | "deliberating" | "referred" | "decided" | "transferring" | "transferred" | "underWay" | "done" | "confirmed" | "explained" | "declined" | "folded" | "soliciting" | "screening" | "frozen" | "counted" | "abandoned" | "sent" | "waiting" | "gathered" | "withdrawn" | "drafting" | "reviewing" | "hanging" | "voting" | "passed" | "filed" | "published";
      tree?: "problem" | "action" | "vision";
      since?: number | null;
      from?: number;
      until?: number;
      slip?: number;
      dueAt?: number;
      cast?: number;
      for?: number;
      against?: number;
      there?: number;
      present?: number;
      entitled?: number;
      hands?: number;
      entered?: number;
      counted?: number;
      place?: number;
      n?: number;
      question?: string;
      vote?: string;
      fault?: string;
      amount?: string;
      way?: string;
      endorsements?: number;
      number?: number;
      turns?: number;
      waiting?: number;
      first?: number;
      second?: number;
      whole?: number;
      encoding?: string;
      line?: number;
      sign?: number;
      column?: string;
      kind?: string;
      reason?: string;
      names?: string;
    };
    Frame: {
      after: number;
      seq: number;
      seqs: number[];
      events: components["schemas"]["BoardEvent"][];
      participants?: components["schemas"]["Participant"][];
      speakers?: components["schemas"]["Speaker"][];
      minutes?: true;
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
        hangAtOnce?: boolean;
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
      } | {
        kind: "floor";
      } | {
        kind: "rules";
      } | {
        kind: "dots";
      } | {
        kind: "motions";
      } | {
        kind: "room";
      } | {
        kind: "pledges";
      } | {
        kind: "lots";
      } | {
        kind: "tables";
      };
    } | {
      kind: "linksShown";
      shown: boolean;
    } | {
      kind: "newWordsShown";
      shown: boolean;
    } | {
      kind: "attendanceChanged";
      attendance: components["schemas"]["Attendance"];
    } | {
      kind: "participantsChanged";
    } | {
      kind: "answerChanged";
    } | {
      kind: "receiptRead";
    } | {
      kind: "cardPointed";
    } | {
      kind: "authorAsked";
    } | {
      kind: "questionAnswered";
    } | {
      kind: "wishesChanged";
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
      kind: "cardRead";
      card: string;
      number: number;
      tree: components["schemas"]["Tree"];
      text: string;
      where: string;
      wording: number;
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
      };
    } | {
      kind: "cardCompared";
      compared: components["schemas"]["Compared"];
    } | {
      kind: "cardWithdrawn";
      card: string;
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
      };
      blank?: true;
    } | {
      kind: "cardHidden";
      card: string;
      reason: string;
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
      };
    } | {
      kind: "cardErased";
      card: string;
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
      };
    } | {
      kind: "cardShown";
      card: components["schemas"]["Card"];
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
      };
    } | {
      kind: "cardCut";
      card: string;
      halves: string[];
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
      };
    } | {
      kind: "cutUndone";
      card: components["schemas"]["Card"];
      halves: string[];
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
      };
    } | {
      kind: "endorsementsChanged";
      card: string;
      endorsements: number;
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
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
      kind: "topicTallied";
      topic: string;
      tally: number | null;
      reason: string;
    } | {
      kind: "cardsGathered";
      cards: string[];
      topic: string | null;
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
      };
    } | {
      kind: "topicSided";
      topic: string;
      other: string[];
      people: {
        [key: string]: number | {
          people: number;
          sides: [
            number,
            number
          ];
        };
      };
    } | {
      kind: "topicDissolved";
      topic: string;
    } | {
      kind: "meetingCarried";
      at: number | null;
      reason: string;
    } | {
      kind: "meetingArrived";
      arrival: components["schemas"]["Arrival"];
      checkpoint: string;
    } | {
      kind: "rulesSet";
      rules: components["schemas"]["MeetingRules"];
      waiting: components["schemas"]["Waiting"][];
    } | {
      kind: "dotsChanged";
      dots: {
        stage: "open" | "counting" | "shown";
        each: number;
        interim: boolean;
        seats?: {
          problem: number;
          action: number;
          vision: number;
        };
        people: number;
        given: {
          [key: string]: number;
        } | null;
        handed: number;
        stickers: {
          [key: string]: number;
        };
        corrections: {
          topic: string;
          from: number;
          to: number;
          reason: string;
          at: number;
        }[];
      };
    } | {
      kind: "floorSwitched";
      open: boolean;
    } | {
      kind: "floorAsked";
      number: number;
      waiting: components["schemas"]["Waiting"][];
    } | {
      kind: "floorLeft";
      numbers: number[];
      waiting: components["schemas"]["Waiting"][];
    } | {
      kind: "floorGiven";
      speaking: {
        number: number;
        card: string | null;
        stance: "for" | "against" | null;
        dish?: {
          round: string;
          n: number;
          title: string;
          cost: number;
        };
        since: number;
        seconds: number;
        reason: string;
        item: string | null;
      };
      waiting: components["schemas"]["Waiting"][];
    } | {
      kind: "turnEnded";
      turn: components["schemas"]["Turn"];
    } | {
      kind: "roomChanged";
      question: components["schemas"]["RoomQuestion"];
    } | {
      kind: "tablesSet";
      tables: components["schemas"]["HallTables"];
    } | {
      kind: "tableChanged";
      table: components["schemas"]["HallTable"];
    } | {
      kind: "lotChanged";
      lot: components["schemas"]["Lot"];
      waiting: components["schemas"]["Waiting"][] | null;
    } | {
      kind: "pledgeChanged";
      pledge: components["schemas"]["Pledge"];
      said: boolean;
    } | {
      kind: "pledgeErased";
      pledge: string;
      stage: "said" | "taken" | "withdrawn" | "dropped";
    } | {
      kind: "motionChanged";
      motion: components["schemas"]["Motion"];
      said: number | null;
    } | {
      kind: "turnReasonsErased";
      numbers: number[];
    } | {
      kind: "motionErased";
      motion: string;
      versions: number[];
      holds: number;
      stage: components["schemas"]["MotionStage"];
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
      hangAtOnce?: boolean;
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
      state: "standing" | "hidden" | "withdrawn" | "cut" | "undone";
      reason: string;
      postedAt: number;
      wording: number;
      topic: string | null;
      otherSide?: true;
      endorsements: number;
      links: string[];
      cutFrom?: string;
    };
    Compared: {
      shown: number;
      differing: number;
    };
    Topic: {
      id: string;
      tree: components["schemas"]["Tree"];
      name: string;
      seat: number;
      people: number;
      tally?: number;
      sides?: [
        number,
        number
      ];
    };
    Arrival: {
      at: number;
      log: string;
      fingerprint: string;
    };
    MeetingRules: {
      sentences: string[];
      order: "turns" | "arrival";
      seconds: number;
      turns: number;
      adopted: {
        at: number;
        hands: number | null;
      } | null;
      changes: {
        at: number;
        reason: string;
      }[];
    };
    Waiting: {
      number: number;
      card: string | null;
      stance: "for" | "against" | null;
      dish?: {
        round: string;
        n: number;
        title: string;
        cost: number;
      };
    };
    Turn: {
      number: number;
      card: string | null;
      stance: "for" | "against" | null;
      dish?: {
        round: string;
        n: number;
        title: string;
        cost: number;
      };
      since: number;
      seconds: number;
      reason: string;
      item: string | null;
      until: number;
      struck?: true;
    };
    RoomQuestion: {
      number: number;
      cards: string[];
      open: boolean;
      people: number;
      atDesk: number;
      given: {
        yes: number;
        no: number;
        unsure: number;
      } | null;
      hands: {
        yes: number;
        no: number;
        unsure: number;
      } | null;
      corrections: {
        from: {
          yes: number;
          no: number;
          unsure: number;
        } | null;
        to: {
          yes: number;
          no: number;
          unsure: number;
        };
        reason: string;
        at: number;
      }[];
      settled: boolean;
      item: string | null;
      askedAt: number;
      closedAt: number | null;
    };
    HallTables: {
      open: boolean;
      seconds: number;
      tables: components["schemas"]["HallTable"][];
      reports: {
        table: number;
        since: number;
        until: number | null;
        seconds: number;
        item: string | null;
      }[];
    };
    HallTable: {
      number: number;
      marks: string[];
      captain: string;
      recorder: string;
      cards: string[];
      proposals: ({
        card: string;
      } | {
        motion: string;
      })[];
    };
    Lot: {
      number: number;
      stage: "announced" | "drawn" | "givenUp";
      purpose: string;
      pool: string;
      take: number;
      marks: string[];
      checkpoint: string;
      fixed: string;
      again: string;
      announcedAt: number;
      called: string[];
      retyped: number;
      sealed: string;
      drawn: number[];
      reason: string;
      endedAt: number | null;
      id: string;
      from: "numbers" | "floor" | "there" | "residents";
      item: string | null;
    };
    Pledge: {
      id: string;
      number: number;
      stage: "said" | "taken" | "withdrawn" | "dropped";
      what: string;
      who: string;
      capacity: components["schemas"]["Capacity"] | null;
      resource: components["schemas"]["Resource"];
      by: number | null;
      card: string | null;
      topic: string | null;
      item: string | null;
      pledgedAt: number;
      reason: string;
      became: {
        task: number | null;
      } | null;
    };
    Capacity: "resident" | "representative" | "committee" | "official" | "deputy" | "property" | "enterprise" | "member" | "adviser" | "department" | "other";
    Resource: "money" | "space" | "labour" | "goods" | "expertise";
    Motion: {
      id: string;
      number: number;
      stage: components["schemas"]["MotionStage"];
      card: string | null;
      wordings: components["schemas"]["MotionWording"][];
      holds: number;
      votes: components["schemas"]["MotionVote"][];
      reason: string;
      item: string | null;
      movedAt: number;
      became: {
        matter: number;
        task: boolean;
      } | null;
      ballots?: string;
    };
    MotionStage: "moved" | "seconded" | "discussed" | "voting" | "carried" | "lost" | "withdrawn" | "dropped";
    MotionWording: {
      version: number;
      what: string;
      who: string;
      by: number | null;
      state: "moved" | "proposed" | "accepted" | "carried" | "lost" | "withdrawn";
    };
    MotionVote: {
      version: number;
      amendment: boolean;
      for: number;
      against: number;
      abstain: number;
      carried: boolean;
      at: number;
      ballots: string;
      reason: string;
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
    Speaker: {
      number: number;
      participant: string | null;
      enteredBy: string | null;
      beyond: boolean;
    };
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
      hangAtOnce?: boolean;
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
      hangAtOnce: boolean;
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
      } | {
        kind: "floor";
      } | {
        kind: "rules";
      } | {
        kind: "dots";
      } | {
        kind: "motions";
      } | {
        kind: "room";
      } | {
        kind: "pledges";
      } | {
        kind: "lots";
      } | {
        kind: "tables";
      };
      linksShown: boolean;
      newWordsShown: boolean;
      rules: components["schemas"]["MeetingRules"];
      floor: components["schemas"]["Floor"];
      turns: components["schemas"]["Turn"][];
      dots: {
        stage: "open" | "counting" | "shown";
        each: number;
        interim: boolean;
        seats?: {
          problem: number;
          action: number;
          vision: number;
        };
        people: number;
        given: {
          [key: string]: number;
        } | null;
        handed: number;
        stickers: {
          [key: string]: number;
        };
        corrections: {
          topic: string;
          from: number;
          to: number;
          reason: string;
          at: number;
        }[];
      } | null;
      motions: components["schemas"]["Motion"][];
      pledges: components["schemas"]["Pledge"][];
      tables: components["schemas"]["HallTables"] | null;
      lots: components["schemas"]["Lot"][];
      room: components["schemas"]["RoomQuestion"][];
      attendance: components["schemas"]["Attendance"];
      compared?: components["schemas"]["Compared"];
      cards: {
        [key: string]: components["schemas"]["Card"];
      };
      topics: {
        [key: string]: components["schemas"]["Topic"];
      };
      carried?: {
        at: number;
      };
      arrived?: components["schemas"]["Arrival"];
    };
    Floor: {
      open: boolean;
      asked: number;
      waiting: components["schemas"]["Waiting"][];
      speaking: {
        number: number;
        card: string | null;
        stance: "for" | "against" | null;
        dish?: {
          round: string;
          n: number;
          title: string;
          cost: number;
        };
        since: number;
        seconds: number;
        reason: string;
        item: string | null;
      } | null;
    };
    Cards: {
      items: components["schemas"]["Card"][];
      next: string | null;
    };
    AttendanceList: {
      seq: number;
      participants: components["schemas"]["Participant"][];
      speakers: components["schemas"]["Speaker"][];
    };
    OnBehalfList: {
      endorsements: {
        card: string;
        participant: string;
        enteredBy: string;
      }[];
    };
    CardPoints: {
      point: components["schemas"]["PlanPoint"] | null;
      mapPoint: components["schemas"]["MapPoint"] | null;
      theirs: {
        plan: boolean;
        map: boolean;
      };
    };
    PlanPoint: {
      plan: number;
      x: number;
      y: number;
    };
    MapPoint: {
      lat: number;
      long: number;
    };
    AgendaTemplate: {
      items: {
        id: string;
        kind: "checkIn" | "briefing" | "cards" | "speaking" | "trees" | "framing" | "responses" | "close" | "other";
        title: string;
        minutes: number;
      }[];
    };
    AgendaChange: {
      items: {
        id: string;
        kind: "checkIn" | "briefing" | "cards" | "speaking" | "trees" | "framing" | "responses" | "close" | "other";
        title: string;
        minutes: number;
      }[];
      was: {
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
      numbers: number[];
      dots: {
        [key: string]: number;
      };
      answers: {
        [key: string]: "yes" | "no" | "unsure";
      };
      pledged: string[];
      moved: string[];
      amended: string[];
      stickers: boolean;
      follow: {
        [key: string]: string;
      };
    };
    Accepted: {
      seq: number;
      id?: string;
      number?: number;
      receipt?: string;
      namesStand?: components["schemas"]["NamesStand"];
    };
    NamesStand: {
      minutes: number;
      topics: number;
      cards: number;
      matters: number;
      teams: number;
      notices: number;
      votes: number;
      rounds: number;
      conventions: number;
      surveys: number;
      register: number;
      bulletins: number;
      groups: number;
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
      paper?: string;
      point?: components["schemas"]["PlanPoint"] & unknown;
      mapPoint?: components["schemas"]["MapPoint"] & unknown;
      wishes?: {
        mayBeNamed: boolean;
        callBack: boolean;
      };
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
      onBehalfOf?: string | null;
    } | {
      kind: "takeBack";
      card: string;
      onBehalfOf?: string | null;
    } | {
      kind: "cutCard";
      card: string;
      halves: {
        id: string;
        tree: components["schemas"]["Tree"];
        text: string;
      }[];
      photoOn?: "first" | "second";
    } | {
      kind: "undoCut";
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
        hangAtOnce?: boolean;
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
      } | {
        kind: "floor";
      } | {
        kind: "rules";
      } | {
        kind: "dots";
      } | {
        kind: "motions";
      } | {
        kind: "room";
      } | {
        kind: "pledges";
      } | {
        kind: "lots";
      } | {
        kind: "tables";
      };
    } | {
      kind: "showLinks";
      shown: boolean;
    } | {
      kind: "showNewWords";
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
      kind: "joinStubs";
      stubs: string[];
      participant?: string | null;
    } | {
      kind: "askAuthor";
      id: string;
      card?: string | null;
      paper?: string;
      text: string;
    } | {
      kind: "answerQuestion";
      question: string;
      text: string;
      mayPublish?: boolean;
      receipt?: string;
    } | {
      kind: "pointCard";
      card: string;
      point?: {
        plan: number;
        x: number;
        y: number;
      } | null;
      mapPoint?: {
        lat: number;
        long: number;
      } | null;
    } | {
      kind: "readReceipt";
      receipt: string;
    } | {
      kind: "setWishes";
      card: string;
      mayBeNamed: boolean;
      callBack: boolean;
    } | {
      kind: "noteCall";
      card: string;
      called: boolean;
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
      kind: "tallyTopic";
      topic: string;
      tally: number | null;
      reason?: string;
    } | {
      kind: "gatherCards";
      topic: string;
      cards: string[];
    } | {
      kind: "takeOutCards";
      cards: string[];
    } | {
      kind: "setSides";
      topic: string;
      other: string[];
    } | {
      kind: "dissolveTopic";
      topic: string;
    } | {
      kind: "carryOn";
      reason: string;
    } | {
      kind: "setRules";
      rules: {
        sentences: string[];
        order: "turns" | "arrival";
        seconds: number;
        turns: number;
      };
      reason?: string;
    } | {
      kind: "adoptRules";
      hands?: number | null;
    } | {
      kind: "openDots";
      each: number;
      interim?: boolean;
    } | {
      kind: "giveDots";
      dots: {
        topic: string;
        n: number;
      }[];
      onBehalfOf?: string | null;
    } | {
      kind: "handStickers";
      participant?: string | null;
    } | {
      kind: "takeStickersBack";
      participant?: string | null;
    } | {
      kind: "countStickers";
      topic: string;
      count: number;
      reason?: string;
    } | {
      kind: "closeDots";
    } | {
      kind: "showDots";
    } | {
      kind: "switchFloor";
      open: boolean;
    } | {
      kind: "askFloor";
      card?: string | null;
      stance?: "for" | "against" | null;
    } | {
      kind: "leaveFloor";
    } | {
      kind: "raiseHand";
      participant?: string | null;
      card?: string | null;
      stance?: "for" | "against" | null;
    } | {
      kind: "lowerHand";
      number: number;
    } | {
      kind: "strikeNumber";
      number: number;
      reason: string;
    } | {
      kind: "giveFloor";
      number: number;
      reason?: string;
    } | {
      kind: "endTurn";
      number: number;
    } | {
      kind: "moveMotion";
      id: string;
      card?: string | null;
      what: string;
      who?: string;
      by?: number | null;
      onBehalfOf?: string | null;
      fromHall?: boolean;
    } | {
      kind: "secondMotion";
      motion: string;
      onBehalfOf?: string | null;
      fromHall?: boolean;
    } | {
      kind: "takeUpMotion";
      motion: string;
    } | {
      kind: "amendMotion";
      motion: string;
      what: string;
      who?: string;
      by?: number | null;
      onBehalfOf?: string | null;
      fromHall?: boolean;
    } | {
      kind: "acceptAmendment";
      motion: string;
      version: number;
    } | {
      kind: "withdrawMotion";
      motion: string;
      amendment?: boolean;
    } | {
      kind: "dropMotion";
      motion: string;
      reason: string;
    } | {
      kind: "putMotion";
      motion: string;
      open?: boolean;
    } | {
      kind: "countMotion";
      motion: string;
      version: number;
      for: number;
      against: number;
      abstain?: number;
      reason?: string;
    } | {
      kind: "makePledge";
      id: string;
      what: string;
      who?: string;
      resource: components["schemas"]["Resource"];
      by?: number | null;
      card?: string | null;
      topic?: string | null;
      onBehalfOf?: string | null;
      fromHall?: boolean;
    } | {
      kind: "takePledge";
      pledge: string;
    } | {
      kind: "withdrawPledge";
      pledge: string;
    } | {
      kind: "dropPledge";
      pledge: string;
      reason: string;
    } | {
      kind: "announceLot";
      id: string;
      purpose: string;
      from: "numbers" | "floor" | "there" | "residents";
      slips?: number;
      take: number;
      again?: string;
    } | {
      kind: "openTables";
      count: number;
      seconds?: number;
      lot?: string | null;
    } | {
      kind: "closeTables";
    } | {
      kind: "sitAt";
      table: number;
      onBehalfOf?: string | null;
    } | {
      kind: "takeRole";
      role: "captain" | "recorder";
      onBehalfOf?: string | null;
    } | {
      kind: "proposeAtTable";
      table: number;
      card?: string | null;
      motion?: string | null;
      proposed?: boolean;
    } | {
      kind: "reportTable";
      table: number;
    } | {
      kind: "endReport";
      table: number;
    } | {
      kind: "callLot";
      lot: string;
      called: string;
    } | {
      kind: "drawLot";
      lot: string;
      called: string;
    } | {
      kind: "giveUpLot";
      lot: string;
      reason: string;
    } | {
      kind: "askRoom";
      cards: string[];
    } | {
      kind: "answerRoom";
      question: number;
      answer: "yes" | "no" | "unsure";
      onBehalfOf?: string | null;
    } | {
      kind: "closeRoom";
      question: number;
      hands?: {
        yes: number;
        no: number;
        unsure: number;
      } | null;
    } | {
      kind: "countRoom";
      question: number;
      hands: {
        yes: number;
        no: number;
        unsure: number;
      };
      reason: string;
    };
    PhotoKept: {
      photo: string;
    };
    Minutes: {
      seq: number;
      fingerprint: string;
      texts: {
        [key: string]: string;
      };
      votes: {
        id: string;
        subject: string;
        way: "hands" | "ballot" | "phone" | "other";
        entitled: number | null;
        present: number | null;
        for: number;
        against: number;
        abstained: number;
        result: "carried" | "notCarried" | "open";
        rule?: string;
        counted?: {
          code: string;
          question: string;
          recused: number;
          area: {
            eligible: number;
            present: number;
            for: number;
            against: number;
            abstain: number;
          } | null;
          won: string[];
        };
      }[];
      rounds: {
        openedAt: number;
        until: number;
        draft: {
          texts: {
            [key: string]: string;
          };
          votes: {
            id: string;
            subject: string;
            way: "hands" | "ballot" | "phone" | "other";
            entitled: number | null;
            present: number | null;
            for: number;
            against: number;
            abstained: number;
            result: "carried" | "notCarried" | "open";
            rule?: string;
            counted?: {
              code: string;
              question: string;
              recused: number;
              area: {
                eligible: number;
                present: number;
                for: number;
                against: number;
                abstain: number;
              } | null;
              won: string[];
            };
          }[];
        };
        remarks: {
          id: string;
          about: {
            item: string | null;
            field: components["schemas"]["MinutesField"];
          } | null;
          sentence: string;
          text: string;
          at: number;
          paper: boolean;
          answer: {
            taken: boolean;
            why: string;
            at: number;
          } | null;
          earlier?: {
            taken: boolean;
            why: string;
            at: number;
          }[];
        }[];
      }[];
      signedAt: number | null;
      signings: {
        at: number;
      }[];
      takenOut: {
        at: number;
        why: "name" | "private" | "untrue" | "law" | "person";
        places: number;
      }[];
      scans: {
        file: string;
        type: "pdf" | "photo";
        at: number;
      }[];
      photos: {
        file: string;
        scene: components["schemas"]["Scene"];
        consent: boolean;
        width: number;
        height: number;
        at: number;
      }[];
    };
    MinutesField: "number" | "body" | "chair" | "recorder" | "absent" | "observers" | "decisions" | "leftOpen" | "next" | "gist" | "for" | "against";
    Scene: "arrival" | "wall" | "group";
    MinutesAccepted: {
      seq: number;
      id?: string;
      places?: number;
    };
    MinutesCommand: {
      kind: "writeText";
      item: string | null;
      field: components["schemas"]["MinutesField"];
      from: string;
      to: string;
    } | {
      kind: "recordVote";
      id: string;
      said: components["schemas"]["VoteSaid"];
    } | {
      kind: "changeVote";
      vote: string;
      from: components["schemas"]["VoteSaid"];
      to: components["schemas"]["VoteSaid"];
    } | {
      kind: "removeVote";
      vote: string;
    } | {
      kind: "takeOutWords";
      words: string;
      why: "name" | "private" | "untrue" | "law";
    } | {
      kind: "openCorrections";
      until: number;
    } | {
      kind: "moveCorrections";
      until: number;
    } | {
      kind: "endCorrections";
    } | {
      kind: "remark";
      id: string;
      about: {
        item: string | null;
        field: components["schemas"]["MinutesField"];
      } | null;
      sentence: string;
      text: string;
    } | {
      kind: "answerRemark";
      remark: string;
      taken: boolean;
      why: string;
    } | {
      kind: "answerRemarks";
      remarks: string[];
      taken: boolean;
      why: string;
    } | {
      kind: "signMinutes";
      read?: string;
    } | {
      kind: "attachScan";
      file: string;
    } | {
      kind: "takeBackScan";
      file: string;
    } | {
      kind: "addPhoto";
      file: string;
      scene: components["schemas"]["Scene"];
      consent: boolean;
    } | {
      kind: "noteConsent";
      file: string;
      consent: boolean;
    } | {
      kind: "takeBackPhoto";
      file: string;
    };
    VoteSaid: {
      subject: string;
      way: "hands" | "ballot" | "phone" | "other";
      entitled: number | null;
      present: number | null;
      for: number;
      against: number;
      abstained: number;
      result: "carried" | "notCarried" | "open";
      rule?: string;
    };
    Draft: {
      seq: number;
      theme: string;
      until: number;
      open: boolean;
      signedAt: number | null;
      mayRemark: boolean;
      parts: {
        item: {
          id: string;
          kind: "checkIn" | "briefing" | "cards" | "speaking" | "trees" | "framing" | "responses" | "close" | "other";
          title: string;
        } | null;
        field: components["schemas"]["MinutesField"];
        sentences: string[];
      }[];
      votes: {
        id: string;
        subject: string;
        way: "hands" | "ballot" | "phone" | "other";
        entitled: number | null;
        present: number | null;
        for: number;
        against: number;
        abstained: number;
        result: "carried" | "notCarried" | "open";
        rule?: string;
        counted?: {
          code: string;
          question: string;
          recused: number;
          area: {
            eligible: number;
            present: number;
            for: number;
            against: number;
            abstain: number;
          } | null;
          won: string[];
        };
      }[];
      remarks: {
        id: string;
        about: {
          item: string | null;
          field: components["schemas"]["MinutesField"];
        } | null;
        sentence: string;
        text: string;
        at: number;
        paper: boolean;
        answer: {
          taken: boolean;
          why: string;
          at: number;
        } | null;
        earlier?: {
          taken: boolean;
          why: string;
          at: number;
        }[];
        mine: boolean;
      }[];
    };
    FileKept: {
      file: string;
    };
    Votes: {
      items: {
        code: string;
        title: string;
        stage: "draft" | "sealed" | "open" | "closed" | "abandoned";
        at: number;
      }[];
    };
    VoteAccepted: {
      seq: number;
      code?: string;
      set?: number;
      batch?: number;
      state?: "entered" | "differs" | "counted" | "asked" | "voided";
      again?: number;
      handedOn?: false;
    };
    VoteDraft: {
      title: string;
      questions: {
        text: string;
        asks: "yesNo" | "choose" | "approve" | "dishes";
        options: string[];
        most: number;
        fewest?: number;
        seats: number;
        least: components["schemas"]["Share"] | null;
        decides?: {
          matter: string;
          step: string;
          proposal?: string;
          version?: number;
        } | {
          motion: string;
          version: number;
        };
        round?: string;
        numbers?: number[];
      }[];
      rules: components["schemas"]["VoteRules"];
      meeting: string | null;
      matter: string | null;
    };
    Share: {
      over: number;
      of: number;
      above: boolean;
    };
    VoteRules: {
      voter: "person" | "household" | "owner" | "representative";
      who: string;
      law: {
        body: "residentsMeeting" | "representativesMeeting" | "ownersAssembly";
        subject: "assemblyRules" | "managementRules" | "committee" | "manager" | "useFund" | "raiseFund" | "rebuild" | "commonUse" | "other" | null;
        noticeAt?: number;
      } | null;
      measures: ("heads" | "area")[];
      takePart: components["schemas"]["Share"] | null;
      inFavour: components["schemas"]["Share"];
      of: "takingPart" | "voting" | "entitled";
      ties: "again" | "none";
      secret: boolean;
      interim: "nothing" | "turnout" | "result";
      doors: components["schemas"]["Door"][];
      opensFrom?: number;
    };
    Door: "phone" | "box" | "homes" | "behalf" | "hands";
    VoteShown: {
      code: string;
      title: string;
      stage: "draft" | "sealed" | "open" | "closed" | "abandoned";
      questions: components["schemas"]["Question"][];
      rules: components["schemas"]["VoteRules"];
      meeting: string | null;
      matter: string | null;
      roll: {
        hash: string;
        heads: number;
        area: number;
        at: number;
      } | null;
      openedAt: number | null;
      entitled: {
        [key: string]: {
          heads: number;
          area: number;
        };
      };
      meters: components["schemas"]["Meter"][] | null;
      turnout: number | null;
      doors: {
        phone: {
          ballots: number;
          again: number;
        };
        box: {
          ballots: number;
          again: number;
        };
        homes: {
          ballots: number;
          again: number;
        };
        behalf: {
          ballots: number;
          again: number;
        };
        hands: {
          ballots: number;
          again: number;
        };
      } | null;
      handedOut: number | null;
      results: components["schemas"]["VoteResult"][] | null;
      hash: string | null;
      closedAt: number | null;
      voided: number;
      why: string;
    };
    Question: {
      id: string;
      text: string;
      asks: "yesNo" | "choose" | "approve" | "dishes";
      options: string[];
      most: number;
      fewest?: number;
      seats: number;
      least: components["schemas"]["Share"] | null;
      decides?: {
        matter: string;
        step: string;
        proposal?: string;
        version?: number;
      } | {
        motion: string;
        version: number;
      };
      round?: string;
      numbers?: number[];
    };
    Meter: {
      question: string;
      here: {
        measure: "heads" | "area";
        have: number;
        base: number;
        need: number | null;
      }[];
      took: {
        measure: "heads" | "area";
        have: number;
        base: number;
        need: number | null;
      }[] | null;
    };
    VoteResult: {
      question: string;
      heads: {
        eligible: number;
        present: number;
        for: number;
        against: number;
        abstain: number;
        invalid: number;
      };
      area: {
        eligible: number;
        present: number;
        for: number;
        against: number;
        abstain: number;
        invalid: number;
      } | null;
      options: number[];
      thresholds: {
        measure: "heads" | "area";
        what: "takePart" | "inFavour";
        have: number;
        base: number;
        share: components["schemas"]["Share"];
        reached: boolean;
      }[];
      outcome: "carried" | "notCarried" | "chosen" | "noQuorum" | "tied" | "counted";
      won: number[];
      tied: number[];
    };
    VoteDesk: {
      vote: components["schemas"]["VoteShown"];
      fingerprint?: string;
      live: components["schemas"]["VoteLive"] | null;
      roll: {
        n: number;
        name: string;
        place: string;
        area: number;
        way: components["schemas"]["TakesPartBy"] | null;
        recused: string[];
        commitment?: string;
      }[];
      printed: {
        set: number;
        ballots: number;
        state: "made" | "printed" | "void";
        mine: boolean;
        voiding: boolean;
        late: boolean;
      }[];
      lacking: number;
      takingBack: number[];
      voiding: number;
      batches: {
        number: number;
        door: components["schemas"]["Door"];
        ballots: number;
        state: "open" | "differs" | "counted" | "dropped";
        entered: number;
        mine: boolean;
        differing: string[];
        again: number;
      }[];
      hands: {
        [key: string]: {
          present: number;
          counts: number[];
        };
      };
    };
    VoteLive: {
      code: string;
      after: number;
    };
    TakesPartBy: "ballot" | "hands" | "behalf";
    VoteCommand: {
      kind: "describeVote";
      title: string;
      questions: {
        text: string;
        asks: "yesNo" | "choose" | "approve" | "dishes";
        options: string[];
        most: number;
        fewest?: number;
        seats: number;
        least: components["schemas"]["Share"] | null;
        decides?: {
          matter: string;
          step: string;
          proposal?: string;
          version?: number;
        } | {
          motion: string;
          version: number;
        };
        round?: string;
        numbers?: number[];
      }[];
      rules: components["schemas"]["VoteRules"];
      meeting: string | null;
      matter: string | null;
      read?: string;
    } | {
      kind: "setRoll";
      entries: {
        name: string;
        place: string;
        area: number;
      }[];
      read?: string;
    } | {
      kind: "takeRoll";
      capacities?: ("resident" | "representative" | "committee" | "official" | "deputy" | "property" | "enterprise" | "member" | "adviser" | "department" | "other")[];
      read?: string;
    } | {
      kind: "leaveOut";
      n: number;
      commitment: string;
    } | {
      kind: "sealVote";
      read?: string;
    } | {
      kind: "printBallots";
      spare: number;
    } | {
      kind: "voidSet";
      set: number;
      why: string;
    } | {
      kind: "openVote";
    } | {
      kind: "handOut";
      n: number;
      way: components["schemas"]["TakesPartBy"];
    } | {
      kind: "takeBackWay";
      n: number;
      serial?: string;
      why: string;
    } | {
      kind: "declareInterest";
      n: number;
      question: string;
      why: string;
    } | {
      kind: "withdrawInterest";
      n: number;
      question: string;
      why: string;
    } | {
      kind: "eraseVoter";
      n: number;
      commitment?: string;
    } | {
      kind: "voidSerial";
      serial: string;
      why: string;
    } | {
      kind: "countHands";
      question: string;
      counts: number[];
    } | {
      kind: "openBatch";
      door: components["schemas"]["Door"];
      ballots: number;
    } | {
      kind: "enterBatch";
      batch: number;
      ballots: {
        serial: string;
        answers: {
          [key: string]: components["schemas"]["Answer"];
        };
        seen?: {
          answers: {
            [key: string]: ("for" | "against" | "abstain" | "invalid") | number[] | null;
          };
          seal: string;
        };
      }[];
    } | {
      kind: "dropBatch";
      batch: number;
      why: string;
    } | {
      kind: "closeVote";
    } | {
      kind: "abandonVote";
      why: string;
    };
    Answer: ("for" | "against" | "abstain" | "invalid") | number[];
    BallotAsked: {
      state: "out" | "cast" | "void";
      without: string[];
    };
    SerialSaid: {
      serial: string;
    };
    BallotCast: {
      counted: boolean;
    };
    Ballot: {
      serial: string;
      answers: {
        [key: string]: components["schemas"]["Answer"];
      };
    };
    VoteFile: {
      grove: "vote";
      version: 1;
      vote: string;
      code: string;
      title: string;
      rules: components["schemas"]["VoteRules"];
      roll: {
        hash: string;
        heads: number;
        area: number;
      };
      polls: {
        question: components["schemas"]["Question"];
        entitled: {
          heads: number;
          area: number;
        };
        ballots: {
          answer: components["schemas"]["Answer"];
          ballots: number;
          area: number;
        }[];
        hands: {
          present: number;
          counts: number[];
        } | null;
      }[];
      doors: {
        phone: {
          ballots: number;
          again: number;
        };
        box: {
          ballots: number;
          again: number;
        };
        homes: {
          ballots: number;
          again: number;
        };
        behalf: {
          ballots: number;
          again: number;
        };
        hands: {
          ballots: number;
          again: number;
        };
      };
      handedOut: number;
    };
    ReceiptView: {
      receipt: string;
      address: string;
      card: string;
      holder: "author" | "endorser";
      endorsing: boolean;
      number: number;
      tree: components["schemas"]["Tree"];
      state: "standing" | "hidden" | "withdrawn" | "cut" | "undone";
      text: string;
      where: string;
      photo: string | null;
      reason: string;
      postedAt: number;
      edited: boolean;
      endorsements: number;
      topic: {
        name: string;
        people: number;
        cards: number;
      } | null;
      meeting: {
        code: string;
        theme: string;
        startsAt: number;
        stage: components["schemas"]["MeetingStage"];
        next: string;
        openTree: boolean;
      };
      community: {
        slug: string;
        name: string;
      };
      halves: components["schemas"]["Half"][];
      endorses: {
        card: string;
        number: number;
        tree: components["schemas"]["Tree"];
        text: string;
      }[] | null;
      wishes: {
        mayBeNamed: boolean;
        callBack: boolean;
        called: boolean;
      } | null;
      stubs: number;
      progress: components["schemas"]["Progress"][];
      answer: {
        within: {
          hours: number;
        } | {
          workingDays: number;
        };
        office: string;
      };
    };
    Half: {
      card: string;
      number: number;
      tree: components["schemas"]["Tree"];
      state: "standing" | "hidden" | "withdrawn" | "cut" | "undone";
      text: string;
      endorsements: number;
      topic: string | null;
      endorsing: boolean;
    };
    Progress: {
      matter: {
        id: string;
        number: number;
        title: string;
        stage: components["schemas"]["MatterStage"];
        lane: components["schemas"]["Lane"] | null;
        office: string;
        dueAt: number | null;
        climbed: "nobody" | "community" | "subdistrict";
        people: number;
        answers: components["schemas"]["Answers"];
      };
      community: {
        slug: string;
      };
      through: {
        number: number;
        title: string;
      } | null;
      history: components["schemas"]["HistoryEntry"][];
      mine: {
        solved: boolean;
        satisfied: boolean | null;
      } | null;
      stands: boolean;
      mayAnswer: boolean;
      mayContest: boolean;
    };
    MatterStage: "opened" | "triaged" | "deliberating" | "referred" | "decided" | "transferring" | "transferred" | "underWay" | "done" | "confirmed" | "explained" | "declined" | "folded";
    Lane: "quick" | "major";
    Answers: {
      solved: number;
      unsolved: number;
      satisfied: number;
      unsatisfied: number;
    };
    HistoryEntry: {
      seq: number;
      at: number;
      told: components["schemas"]["MatterTold"];
    };
    MatterTold: {
      kind: "matterOpened";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      sheet: components["schemas"]["Sheet"];
    } | {
      kind: "matterDescribed";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      title: string;
      summary: string;
      category: string;
      where: string;
      grids: string[];
    } | {
      kind: "cardsAdded";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      cards: components["schemas"]["CardRef"][];
      byResident?: true;
    } | {
      kind: "cardsRemoved";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      cards: string[];
      reason: string;
      late?: true;
    } | {
      kind: "matterFolded";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      into: string;
      number: number;
      reason: string;
    } | {
      kind: "matterUnfolded";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
    } | {
      kind: "matterTriaged";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      triage: components["schemas"]["Triage"];
    } | {
      kind: "matterRouted";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      route: {
        route: components["schemas"]["Route"];
        reason: string;
        at: number;
      };
      receiver: {
        name: string;
        reference: string;
        heardOn: number | null;
      } | null;
    } | {
      kind: "matterDispatched";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      owner: components["schemas"]["Owner"];
      reason: string;
    } | {
      kind: "dueDateMoved";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      extension: {
        from: number | null;
        to: number;
        reason: string;
        at: number;
      };
      climbsAt?: number | null;
    } | {
      kind: "transferAccepted";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      reference: string;
      note: string;
    } | {
      kind: "transferRefused";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      reason: string;
      owes?: {
        stage: components["schemas"]["MatterStage"];
        dueAt: number;
        climbsAt?: number | null;
      };
    } | {
      kind: "matterSentBack";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      reason: string;
      owes?: {
        stage: components["schemas"]["MatterStage"];
        dueAt: number;
        climbsAt?: number | null;
      };
    } | {
      kind: "proposalWritten";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      proposal: string;
      title: string;
      version: components["schemas"]["ProposalVersion"];
    } | {
      kind: "proposalSetAside";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      proposal: string;
      reason: string;
    } | {
      kind: "adviceGiven";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      proposal: string;
      advice: components["schemas"]["Advice"];
    } | {
      kind: "adviceAnswered";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      advice: string;
      answer: {
        taken: boolean;
        why: string;
        at: number;
      };
    } | {
      kind: "supportRecorded";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      proposal: string;
      support: components["schemas"]["Support"];
    } | {
      kind: "stepRequired";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      step: components["schemas"]["RequiredStep"];
    } | {
      kind: "stepDropped";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      step: string;
      was?: "priorStudy" | "formalMeeting" | "legalityReview";
      reason: string;
    } | {
      kind: "stepsPut";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      steps: string[];
      vote: string | null;
      of?: components["schemas"]["OneVersion"][];
    } | {
      kind: "stepRecorded";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      step: string;
      record: components["schemas"]["StepRecord"];
    } | {
      kind: "proposalAdopted";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      decision: components["schemas"]["Decision"];
      tasks: components["schemas"]["Task"][];
    } | {
      kind: "workBegun";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
    } | {
      kind: "taskPlanned";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      task: components["schemas"]["Task"];
    } | {
      kind: "taskMoved";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      task: string;
      owner: components["schemas"]["Owner"];
      dueAt: number;
      reason: string;
    } | {
      kind: "taskReported";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      task: string;
      progress: number;
      note: string;
      doneAt: number | null;
    } | {
      kind: "offerAttached";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      task: string;
      offer: string;
    } | {
      kind: "offerDetached";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      task: string;
      offer: string;
    } | {
      kind: "noted";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      text: string;
    } | {
      kind: "matterDone";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      evidence: components["schemas"]["Evidence"];
    } | {
      kind: "calledBack";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      callback: components["schemas"]["Callback"];
      answers: components["schemas"]["Answers"];
    } | {
      kind: "answersChanged";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      answers: components["schemas"]["Answers"];
    } | {
      kind: "matterContested";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      contest: components["schemas"]["Contest"];
      answers: components["schemas"]["Answers"];
    } | {
      kind: "matterExplained";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      explained: {
        reason: string;
        reviewAt: number;
      };
    } | {
      kind: "matterResumed";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      reason: string;
    } | {
      kind: "authorLookedUp";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      reason: string;
    } | {
      kind: "contestHidden";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      contest: string;
      hidden: {
        reason: string;
        at: number;
      };
    } | {
      kind: "contestShown";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      contest: string;
    } | {
      kind: "supportersUnnamed";
      moved?: {
        stage: components["schemas"]["MatterStage"];
        at: number;
        dueAt: number | null;
        climbsAt?: number | null;
      };
      proposal: string;
      places: {
        support: number;
        side: "for" | "against" | "abstain";
        n: number;
      }[];
    };
    Sheet: {
      id: string;
      community: string;
      number: number;
      title: string;
      summary: string;
      category: string;
      where: string;
      grids: string[];
      openedAt: number;
      topic: {
        meeting: string;
        topic: string;
      } | null;
      motion?: {
        meeting: string;
        motion: string;
        number: number;
        by: number | null;
      };
      round?: {
        round: string;
        code: string;
        project: number;
        number: string;
      };
      cards: components["schemas"]["CardRef"][];
      stage: components["schemas"]["MatterStage"];
      since: number;
      dueAt: number | null;
      climbsAt?: number | null;
      owed?: {
        stage: components["schemas"]["MatterStage"];
        dueAt: number;
        climbsAt?: number | null;
      }[];
      answerBy: number | null;
      answeredAt: number | null;
      extensions: {
        from: number | null;
        to: number;
        reason: string;
        at: number;
      }[];
      triage: components["schemas"]["Triage"] | null;
      route: {
        route: components["schemas"]["Route"];
        reason: string;
        at: number;
      } | null;
      receiver: {
        name: string;
        reference: string;
        heardOn: number | null;
      } | null;
      steps: components["schemas"]["RequiredStep"][];
      proposals: components["schemas"]["Proposal"][];
      decision: components["schemas"]["Decision"] | null;
      callbacks: components["schemas"]["Callback"][];
      answers: components["schemas"]["Answers"];
      contests: components["schemas"]["Contest"][];
      reopened: number;
      confirmedAt: number | null;
      explained: {
        reason: string;
        reviewAt: number;
      } | null;
      reason: string;
      foldedInto: string | null;
      unfolded: {
        stage: components["schemas"]["MatterStage"];
        dueAt: number | null;
        climbsAt?: number | null;
      } | null;
      owner: components["schemas"]["Owner"];
      tasks: components["schemas"]["Task"][];
      evidence: components["schemas"]["Evidence"][];
      hands: string[];
    };
    CardRef: {
      meeting: string;
      card: string;
    };
    Triage: {
      urgency: number;
      importance: number;
      reach: {
        people: number | null;
        grids: string[];
      };
      safety: boolean;
      lane: components["schemas"]["Lane"];
      proposed: components["schemas"]["Lane"] & unknown;
      reason: string;
      at: number;
    };
    Route: "quickFix" | "deliberation" | "microProject" | "ownersAssembly" | "department" | "notAccepted";
    RequiredStep: {
      id: string;
      kind: "priorStudy" | "formalMeeting" | "legalityReview";
      body: "residentsMeeting" | "representativesMeeting" | "ownersAssembly" | null;
      subject?: "assemblyRules" | "managementRules" | "committee" | "manager" | "useFund" | "raiseFund" | "rebuild" | "commonUse" | "other" | null;
      dueOn: number | null;
      record: components["schemas"]["StepRecord"] | null;
      voting?: string;
      votingOn?: components["schemas"]["OneVersion"];
    };
    StepRecord: {
      heldAt: number;
      note: string;
      vote: components["schemas"]["Vote"] | null;
      passed: boolean;
      at: number;
      reason?: string;
      counted?: {
        code: string;
        question: string;
        recused: number;
      };
      of?: components["schemas"]["OneVersion"] | null;
    };
    Vote: {
      noticeAt: number;
      eligible: number;
      present: number;
      for: number;
      against: number;
      abstain: number;
      area?: components["schemas"]["FloorArea"] | null;
    };
    FloorArea: {
      eligible: number;
      present: number;
      for: number;
      against: number;
      abstain: number;
    };
    OneVersion: {
      proposal: string;
      version: number;
    };
    Proposal: {
      id: string;
      title: string;
      versions: components["schemas"]["ProposalVersion"][];
      advice: components["schemas"]["Advice"][];
      support: components["schemas"]["Support"][];
      state: "open" | "adopted" | "setAside";
      reason: string;
    };
    ProposalVersion: {
      title?: string;
      number: number;
      text: string;
      cost: number | null;
      resources: string;
      affected: string;
      changed: string;
      at: number;
    };
    Advice: {
      id: string;
      version: number;
      text: string;
      at: number;
      answer: {
        taken: boolean;
        why: string;
        at: number;
      } | null;
    };
    Support: {
      version: number;
      for: number;
      against: number;
      abstain: number;
      names: {
        for: string[];
        against: string[];
        abstain: string[];
      } | null;
      at: number;
    };
    Decision: {
      proposal: string;
      version: number;
      reason: string;
      at: number;
    };
    Callback: {
      reached: boolean;
      solved: boolean | null;
      satisfied: boolean | null;
      note: string;
      at: number;
    };
    Contest: {
      id: string;
      text: string;
      photo: string | null;
      at: number;
      said?: components["schemas"]["CardRef"] & unknown;
      hidden?: {
        reason: string;
        at: number;
      };
    };
    Owner: {
      person: string;
      office: string;
    };
    Task: {
      id: string;
      title: string;
      dueAt: number;
      progress: number;
      note: string;
      doneAt: number | null;
      offers: string[];
      motion?: {
        meeting: string;
        motion: string;
        number: number;
      };
      owner: components["schemas"]["Owner"];
    };
    Evidence: {
      text: string;
      before: string | null;
      after: string;
      at: number;
      by: string;
    };
    ReceiptWithdrawn: {
      receipt: string;
    };
    SaidByStub: {
      number: number;
      endorses: boolean;
    };
    OtherStub: {
      stub: string;
    };
    WishesSaid: {
      mayBeNamed: boolean;
      callBack: boolean;
    };
    AuthorQuestions: {
      questions: components["schemas"]["AuthorQuestion"][];
    };
    AuthorQuestion: {
      id: string;
      role: components["schemas"]["Role"];
      text: string;
      at: number;
      answer: {
        text: string;
        at: number;
        mayPublish: boolean;
        atDesk: boolean;
      } | null;
    };
    Role: "coordinator" | "facilitator" | "spotter" | "deliberator" | "adviser" | "handler" | "officer" | "oversight" | "administrator";
    ResidentAccepted: {
      seq: number;
    };
    QuestionAnswer: {
      text: string;
      mayPublish?: boolean;
    };
    ResidentCommand: {
      kind: "answer";
      satisfied?: boolean | null;
    } | {
      kind: "contest";
      id: string;
      text: string;
      photo?: string | null;
      satisfied?: boolean | null;
    };
    ReceiptProof: {
      format: "grove-receipt-proof/1";
      receipt: string;
      key: string;
      checkpoint: string;
      entries: components["schemas"]["ProvenEntry"][];
    };
    ProvenEntry: {
      index: number;
      entry: string;
      proof: string[];
      words: {
        salt: string;
        text: string;
      } | null;
      told: {
        salt: string;
        text: string;
      } | null;
    };
    WitnessedList: {
      items: components["schemas"]["Witnessed"][];
    };
    Witnessed: {
      origin: string;
      size: number;
      note: string;
      at: number;
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
      zone: string | "UTC";
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
      zone: string | "UTC";
    };
    NewPlace: {
      id: string;
      kind: "subdistrict" | "community" | "grid" | "building";
      parent: string | null;
      slug: string;
      name: string;
      zone?: string;
    };
    PlaceChange: {
      name: string;
      parent: string | null;
      was: {
        name: string;
        parent: string | null;
      };
    };
    PlaceSheetRead: {
      rows: components["schemas"]["PlaceSheetRow"][];
      news: number;
      kept: boolean;
    };
    PlaceSheetRow: {
      line: number;
      kind: "subdistrict" | "community" | "grid" | "building";
      name: string;
      under: string[];
      slug: string;
      state: "new" | "there" | "refused";
      why: "nothingAbove" | "nameUnfit" | "slugTaken" | null;
    };
    PlaceSheet: {
      text: string;
      keep: boolean;
    };
    PlaceChanges: {
      items: components["schemas"]["PlaceChanged"][];
    };
    PlaceChanged: {
      id: string;
      at: number;
      what: "added" | "renamed" | "moved";
      name: string;
      above: string;
      by: {
        id: string;
        name: string;
      } | null;
    };
    MatterBatchAccepted: {
      items: (components["schemas"]["LedgerAccepted"] | components["schemas"]["Problem"])[];
    };
    LedgerAccepted: {
      seq: number;
      id?: string;
      number?: number;
      handedOn?: false;
      address?: string | null;
    };
    MatterBatch: {
      items: {
        matter: string;
        key: string;
        command: components["schemas"]["MatterCommand"];
      }[];
    };
    MatterCommand: {
      kind: "openMatter";
      title: string;
      summary?: string;
      category?: string;
      where?: string;
      grids?: string[];
      cards: {
        meeting: string;
        card: string;
      }[];
      topic?: {
        meeting: string;
        topic: string;
      } | null;
    } | {
      kind: "describeMatter";
      title: string;
      summary?: string;
      category?: string;
      where?: string;
      grids?: string[];
      was: {
        title: string;
        summary?: string;
        category?: string;
        where?: string;
        grids?: string[];
      };
    } | {
      kind: "addCards";
      cards: {
        meeting: string;
        card: string;
      }[];
    } | {
      kind: "removeCards";
      cards: string[];
      reason: string;
    } | {
      kind: "foldInto";
      into: string;
      reason: string;
    } | {
      kind: "unfold";
    } | {
      kind: "triage";
      urgency: number;
      importance: number;
      reach: {
        people?: number | null;
        grids?: string[];
      };
      safety?: boolean;
      lane: components["schemas"]["Lane"];
      reason: string;
    } | {
      kind: "route";
      route: components["schemas"]["Route"];
      reason: string;
      receiver?: {
        name: string;
        reference?: string;
        heardOn?: number | null;
      } | null;
    } | {
      kind: "dispatch";
      owner: {
        person: string;
        office: string;
      };
      reason: string;
    } | {
      kind: "extend";
      dueAt: number;
      reason: string;
    } | {
      kind: "acceptTransfer";
      reference?: string;
      note: string;
    } | {
      kind: "refuseTransfer";
      reason: string;
    } | {
      kind: "sendBack";
      reason: string;
    } | {
      kind: "writeProposal";
      id?: string | null;
      proposal?: string | null;
      after?: number | null;
      title: string;
      version: {
        text: string;
        cost?: number | null;
        resources?: string;
        affected?: string;
        changed?: string;
      };
    } | {
      kind: "setAside";
      proposal: string;
      reason: string;
    } | {
      kind: "advise";
      id: string;
      proposal: string;
      version: number;
      text: string;
    } | {
      kind: "answerAdvice";
      advice: string;
      taken: boolean;
      why: string;
    } | {
      kind: "recordSupport";
      proposal: string;
      version: number;
      for?: number;
      against?: number;
      abstain?: number;
      names?: {
        for: string[];
        against: string[];
        abstain: string[];
      } | null;
    } | {
      kind: "requireStep";
      id: string;
      step: "priorStudy" | "formalMeeting" | "legalityReview";
      body?: "residentsMeeting" | "representativesMeeting" | "ownersAssembly" | null;
      subject?: "assemblyRules" | "managementRules" | "committee" | "manager" | "useFund" | "raiseFund" | "rebuild" | "commonUse" | "other" | null;
      dueOn?: number | null;
    } | {
      kind: "dropStep";
      step: string;
      reason: string;
    } | {
      kind: "recordStep";
      step: string;
      proposal: string;
      version: number;
      heldAt: number;
      note?: string;
      vote?: {
        noticeAt: number;
        eligible: number;
        present: number;
        for: number;
        against: number;
        abstain: number;
        area?: {
          eligible: number;
          present: number;
          for: number;
          against: number;
          abstain: number;
        } | null;
      } | null;
      passed?: boolean;
      reason?: string;
    } | {
      kind: "adopt";
      proposal: string;
      version: number;
      reason: string;
      tasks?: {
        id: string;
        title: string;
        owner: {
          person: string;
          office: string;
        };
        dueAt: number;
      }[];
    } | {
      kind: "begin";
    } | {
      kind: "planTask";
      task: {
        id: string;
        title: string;
        owner: {
          person: string;
          office: string;
        };
        dueAt: number;
      };
    } | {
      kind: "moveTask";
      task: string;
      owner: {
        person: string;
        office: string;
      };
      dueAt: number;
      reason: string;
    } | {
      kind: "reportTask";
      task: string;
      progress: number;
      note?: string;
    } | {
      kind: "attachOffer";
      task: string;
      offer: string;
    } | {
      kind: "detachOffer";
      task: string;
      offer: string;
    } | {
      kind: "note";
      text: string;
    } | {
      kind: "finish";
      text: string;
      before?: string | null;
      after: string | null;
    } | {
      kind: "callBack";
      reached: boolean;
      solved?: boolean | null;
      satisfied?: boolean | null;
      note?: string;
    } | {
      kind: "explain";
      reason: string;
      reviewAt: number;
    } | {
      kind: "resume";
      reason: string;
    } | {
      kind: "lookUpAuthor";
      card: string;
      reason: string;
    } | {
      kind: "hideContest";
      contest: string;
      reason: string;
    } | {
      kind: "showContest";
      contest: string;
    } | {
      kind: "unname";
      proposal: string;
      name: string;
    };
    MatterList: {
      items: components["schemas"]["MatterRow"][];
      next: string | null;
      total: number | null;
    };
    MatterRow: {
      id: string;
      number: number;
      title: string;
      category: string;
      where: string;
      stage: components["schemas"]["MatterStage"];
      lane: components["schemas"]["Lane"] | null;
      route: components["schemas"]["Route"] | null;
      urgency: number | null;
      importance: number | null;
      safety: boolean;
      office: string;
      owner: {
        id: string;
        name: string;
      } | null;
      openedAt: number;
      since: number;
      dueAt: number | null;
      climbed: "nobody" | "community" | "subdistrict";
      cards: number;
      people: number;
      reopened: number;
      changedAt: number;
    };
    MatterView: {
      community: {
        slug: string;
        name: string;
        subdistrict: string;
      };
      people: number;
      climbed: "nobody" | "community" | "subdistrict";
      cards: components["schemas"]["MatterCard"][];
      folded: {
        id: string;
        number: number;
        title: string;
      }[];
      foldedInto: {
        id: string;
        number: number;
        title: string;
      } | null;
      offers: components["schemas"]["Offer"][];
      spot: components["schemas"]["Spot"] | null;
      history: components["schemas"]["HistoryEntry"][];
      sheet: components["schemas"]["PublicSheet"];
    };
    MatterCard: {
      meeting: {
        id: string;
        code: string;
        theme: string;
      };
      card: string;
      number: number;
      tree: components["schemas"]["Tree"];
      state: "standing" | "hidden" | "withdrawn" | "cut" | "undone";
      text: string;
      where: string;
      photo: string | null;
      postedAt: number;
      endorsements: number;
      through: number | null;
      also: number[];
    };
    Offer: {
      id: string;
      organisation: string;
      kind: "money" | "space" | "labour" | "goods" | "expertise";
      text: string;
      at: number;
      withdrawn: {
        reason: string;
        at: number;
      } | null;
    };
    Spot: {
      plan: components["schemas"]["Plan"] | null;
      points: {
        x: number;
        y: number;
        card: number;
      }[];
      mapPoints: {
        lat: number;
        long: number;
        card: number;
      }[];
      near: {
        number: number;
        title: string;
      }[];
      nearAll: number;
    };
    Plan: {
      number: number;
      name: string;
      width: number;
      height: number;
      url: string;
    };
    PublicSheet: {
      id: string;
      community: string;
      number: number;
      title: string;
      summary: string;
      category: string;
      where: string;
      grids: string[];
      openedAt: number;
      topic: {
        meeting: string;
        topic: string;
      } | null;
      motion?: {
        meeting: string;
        motion: string;
        number: number;
        by: number | null;
      };
      round?: {
        round: string;
        code: string;
        project: number;
        number: string;
      };
      cards: components["schemas"]["CardRef"][];
      stage: components["schemas"]["MatterStage"];
      since: number;
      dueAt: number | null;
      climbsAt?: number | null;
      owed?: {
        stage: components["schemas"]["MatterStage"];
        dueAt: number;
        climbsAt?: number | null;
      }[];
      answerBy: number | null;
      answeredAt: number | null;
      extensions: {
        from: number | null;
        to: number;
        reason: string;
        at: number;
      }[];
      triage: components["schemas"]["Triage"] | null;
      route: {
        route: components["schemas"]["Route"];
        reason: string;
        at: number;
      } | null;
      receiver: {
        name: string;
        reference: string;
        heardOn: number | null;
      } | null;
      steps: components["schemas"]["RequiredStep"][];
      proposals: components["schemas"]["Proposal"][];
      decision: components["schemas"]["Decision"] | null;
      callbacks: components["schemas"]["Callback"][];
      answers: components["schemas"]["Answers"];
      contests: components["schemas"]["Contest"][];
      reopened: number;
      confirmedAt: number | null;
      explained: {
        reason: string;
        reviewAt: number;
      } | null;
      reason: string;
      foldedInto: string | null;
      unfolded: {
        stage: components["schemas"]["MatterStage"];
        dueAt: number | null;
        climbsAt?: number | null;
      } | null;
      owner: components["schemas"]["PublicOwner"];
      tasks: components["schemas"]["PublicTask"][];
      evidence: components["schemas"]["PublicEvidence"][];
    };
    PublicOwner: {
      office: string;
    };
    PublicTask: {
      id: string;
      title: string;
      dueAt: number;
      progress: number;
      note: string;
      doneAt: number | null;
      offers: string[];
      motion?: {
        meeting: string;
        motion: string;
        number: number;
      };
      owner: components["schemas"]["PublicOwner"];
    };
    PublicEvidence: {
      text: string;
      before: string | null;
      after: string;
      at: number;
    };
    DeskMatter: {
      community: {
        slug: string;
        name: string;
        subdistrict: string;
      };
      people: number;
      climbed: "nobody" | "community" | "subdistrict";
      cards: components["schemas"]["MatterCard"][];
      folded: {
        id: string;
        number: number;
        title: string;
      }[];
      foldedInto: {
        id: string;
        number: number;
        title: string;
      } | null;
      offers: components["schemas"]["Offer"][];
      spot: components["schemas"]["Spot"] | null;
      history: components["schemas"]["HistoryEntry"][];
      seq: number;
      sheet: components["schemas"]["Sheet"];
      persons: {
        [key: string]: string;
      };
      may: ("describeMatter" | "addCards" | "removeCards" | "foldInto" | "unfold" | "triage" | "route" | "dispatch" | "extend" | "acceptTransfer" | "refuseTransfer" | "sendBack" | "writeProposal" | "setAside" | "advise" | "answerAdvice" | "recordSupport" | "requireStep" | "dropStep" | "recordStep" | "adopt" | "begin" | "planTask" | "moveTask" | "reportTask" | "attachOffer" | "detachOffer" | "note" | "finish" | "callBack" | "explain" | "resume" | "lookUpAuthor" | "hideContest" | "showContest" | "unname")[];
      settings: components["schemas"]["LedgerSettings"];
    };
    LedgerSettings: {
      office: string;
      definitions: {
        urgency: string[];
        importance: string[];
      };
      majorFrom: {
        importance: number;
        people: number;
        grids: number;
      };
      deadlines: {
        triage: {
          hours: number;
        } | {
          workingDays: number;
        };
        route: {
          hours: number;
        } | {
          workingDays: number;
        };
        quick: {
          hours: number;
        } | {
          workingDays: number;
        };
        begin: {
          hours: number;
        } | {
          workingDays: number;
        };
        deliberate: {
          hours: number;
        } | {
          workingDays: number;
        };
        refer: {
          hours: number;
        } | {
          workingDays: number;
        };
        start: {
          hours: number;
        } | {
          workingDays: number;
        };
        accept: {
          hours: number;
        } | {
          workingDays: number;
        };
        transfer: {
          hours: number;
        } | {
          workingDays: number;
        };
        major: {
          hours: number;
        } | {
          workingDays: number;
        };
        check: {
          hours: number;
        } | {
          workingDays: number;
        };
      };
      climbAfter: number;
      calendar: {
        weekdays: number[];
        holidays: string[];
        extraDays: string[];
      };
      given?: {
        climbAfter: number;
        calendar: {
          weekdays: number[];
          holidays: string[];
          extraDays: string[];
        };
      };
      letterheads?: {
        minutes?: string;
        notice?: string;
      };
    };
    UnansweredCards: {
      items: components["schemas"]["Unanswered"][];
      next: string | null;
    };
    Unanswered: {
      meeting: {
        id: string;
        code: string;
        theme: string;
      };
      card: string;
      number: number;
      tree: components["schemas"]["Tree"];
      text: string;
      where: string;
      postedAt: number;
      topic: {
        id: string;
        name: string;
      } | null;
      people: number;
      matter: {
        id: string;
        number: number;
        title: string;
      } | null;
    };
    MotionMatter: {
      title: string;
      where?: string;
      owner: {
        person: string;
        office: string;
      };
      reason: string;
    };
    MotionTask: {
      matter: number;
      title: string;
      owner: {
        person: string;
        office: string;
      };
      dueAt: number;
    };
    PledgeOffer: {
      organisation: string;
    };
    LedgerSummary: {
      stages: {
        opened: number;
        triaged: number;
        deliberating: number;
        referred: number;
        decided: number;
        transferring: number;
        transferred: number;
        underWay: number;
        done: number;
        confirmed: number;
        explained: number;
        declined: number;
        folded: number;
      };
      open: number;
      overdue: number;
      climbed: number;
      loose: number;
      unhung: number;
      rates: components["schemas"]["Rates"];
      from: number;
      until: number;
    };
    Rates: {
      response: components["schemas"]["Rate"];
      resolution: components["schemas"]["Rate"];
      satisfaction: components["schemas"]["Rate"];
    };
    Rate: {
      part: number;
      of: number;
      share: number | null;
    };
    LedgerSettingsChange: {
      office?: string;
      definitions?: {
        urgency: string[];
        importance: string[];
      };
      majorFrom?: {
        importance: number;
        people: number;
        grids: number;
      };
      deadlines?: {
        triage: {
          hours: number;
        } | {
          workingDays: number;
        };
        route: {
          hours: number;
        } | {
          workingDays: number;
        };
        quick: {
          hours: number;
        } | {
          workingDays: number;
        };
        begin: {
          hours: number;
        } | {
          workingDays: number;
        };
        deliberate: {
          hours: number;
        } | {
          workingDays: number;
        };
        refer: {
          hours: number;
        } | {
          workingDays: number;
        };
        start: {
          hours: number;
        } | {
          workingDays: number;
        };
        accept: {
          hours: number;
        } | {
          workingDays: number;
        };
        transfer: {
          hours: number;
        } | {
          workingDays: number;
        };
        major: {
          hours: number;
        } | {
          workingDays: number;
        };
        check: {
          hours: number;
        } | {
          workingDays: number;
        };
      };
      climbAfter?: number;
      calendar?: {
        weekdays: number[];
        holidays: string[];
        extraDays: string[];
      };
      was: {
        office?: string;
        definitions?: {
          urgency: string[];
          importance: string[];
        };
        majorFrom?: {
          importance: number;
          people: number;
          grids: number;
        };
        deadlines?: {
          triage: {
            hours: number;
          } | {
            workingDays: number;
          };
          route: {
            hours: number;
          } | {
            workingDays: number;
          };
          quick: {
            hours: number;
          } | {
            workingDays: number;
          };
          begin: {
            hours: number;
          } | {
            workingDays: number;
          };
          deliberate: {
            hours: number;
          } | {
            workingDays: number;
          };
          refer: {
            hours: number;
          } | {
            workingDays: number;
          };
          start: {
            hours: number;
          } | {
            workingDays: number;
          };
          accept: {
            hours: number;
          } | {
            workingDays: number;
          };
          transfer: {
            hours: number;
          } | {
            workingDays: number;
          };
          major: {
            hours: number;
          } | {
            workingDays: number;
          };
          check: {
            hours: number;
          } | {
            workingDays: number;
          };
        };
        climbAfter?: number;
        calendar?: {
          weekdays: number[];
          holidays: string[];
          extraDays: string[];
        };
      };
    };
    Zone: {
      zone: string | "UTC";
    };
    ZoneChange: {
      zone: string;
    };
    TeamsView: {
      members: components["schemas"]["Member"][];
      offers: components["schemas"]["ServingOffer"][];
      waiting: {
        spotter: components["schemas"]["WaitingMatter"][];
        deliberation: components["schemas"]["WaitingMatter"][];
        advisory: components["schemas"]["WaitingMatter"][];
      };
    };
    Member: {
      id: string;
      team: components["schemas"]["Team"];
      name: string;
      capacity: components["schemas"]["Capacity"];
      interests: string;
      declaredAt: number;
      since: number;
      until: number | null;
    };
    Team: "spotter" | "deliberation" | "advisory";
    ServingOffer: {
      id: string;
      organisation: string;
      kind: "money" | "space" | "labour" | "goods" | "expertise";
      text: string;
      at: number;
      withdrawn: {
        reason: string;
        at: number;
      } | null;
      tasks: {
        matter: number;
        task: string;
      }[];
    };
    WaitingMatter: {
      id: string;
      number: number;
      title: string;
      category: string;
      where: string;
      stage: components["schemas"]["MatterStage"];
      lane: components["schemas"]["Lane"] | null;
      route: components["schemas"]["Route"] | null;
      urgency: number | null;
      importance: number | null;
      safety: boolean;
      office: string;
      owner: {
        id: string;
        name: string;
      } | null;
      openedAt: number;
      since: number;
      dueAt: number | null;
      climbed: "nobody" | "community" | "subdistrict";
      cards: number;
      people: number;
      reopened: number;
      changedAt: number;
      checks: components["schemas"]["Checked"][];
    };
    Checked: {
      check: "cards" | "place" | "category" | "evidence" | "calledBack" | "proposal" | "alternative" | "cost" | "affected" | "adviceAnswered" | "support" | "steps" | "advised";
      met: boolean;
    };
    TeamCommand: {
      kind: "seatMember";
      id: string;
      team: "spotter" | "deliberation" | "advisory";
      name: string;
      capacity?: components["schemas"]["Capacity"];
      interests?: string;
    } | {
      kind: "declareInterests";
      member: string;
      interests: string;
    } | {
      kind: "endMembership";
      member: string;
    } | {
      kind: "eraseMember";
      member: string;
    } | {
      kind: "makeOffer";
      id: string;
      organisation: string;
      about: "money" | "space" | "labour" | "goods" | "expertise";
      text: string;
    } | {
      kind: "withdrawOffer";
      offer: string;
      reason: string;
    };
    Handlers: {
      items: components["schemas"]["Handler"][];
    };
    Handler: {
      id: string;
      name: string;
      roles: ("coordinator" | "facilitator" | "spotter" | "deliberator" | "adviser" | "handler" | "officer" | "oversight" | "administrator")[];
    };
    Notices: {
      items: components["schemas"]["NoticeView"][];
    };
    NoticeView: {
      id: string;
      kind: "decision" | "funds" | "project" | "deliberation" | "disclosure" | "other";
      title: string;
      text: string;
      basis: string;
      amount: number | null;
      contact: {
        respondent: string;
        phone: string;
        place: string;
      };
      matter: {
        number: number;
        title: string;
      } | null;
      meeting: {
        code: string;
        theme: string;
      } | null;
      from: number;
      until: number;
      state: "coming" | "running" | "over" | "withdrawn";
      hanging: "nowhere" | "awaited" | "overdue" | "hangs" | "down";
      hangBy: number | null;
      postings: {
        photo: string;
        at: number;
        unread: string | null;
        id: string;
        board: string;
        down: {
          photo: string;
          at: number;
          unread: string | null;
          early: string | null;
        } | null;
      }[];
      withdrawn: {
        reason: string;
        at: number;
      } | null;
      objections: {
        id: string;
        text: string;
        at: number;
        paper: {
          slip: number | null;
          receivedOn: number;
        } | null;
        answer: {
          text: string;
          at: number;
        } | null;
        hidden: {
          reason: string;
          at: number;
        } | null;
        erased?: true;
      }[];
      result: {
        text: string;
        at: number;
      } | null;
    };
    NoticeCommand: {
      kind: "publishNotice";
      about: "decision" | "funds" | "project" | "deliberation" | "disclosure" | "other";
      title: string;
      text: string;
      basis?: string;
      amount?: number | null;
      contact?: {
        respondent?: string;
        phone?: string;
        place?: string;
      };
      matter?: string | null;
      meeting?: string | null;
      from: number;
      until: number;
    } | {
      kind: "withdrawNotice";
      reason: string;
    } | {
      kind: "hangNotice";
      id: string;
      board: string;
      photo: string;
      unread?: string;
    } | {
      kind: "takeDown";
      posting: string;
      photo: string;
      unread?: string;
      reason?: string;
    } | {
      kind: "object";
      id: string;
      text: string;
    } | {
      kind: "objectOnPaper";
      id: string;
      text: string;
      slip?: number | null;
      receivedOn: number;
    } | {
      kind: "answerObjection";
      objection: string;
      text: string;
    } | {
      kind: "hideObjection";
      objection: string;
      reason: string;
    } | {
      kind: "showObjection";
      objection: string;
    } | {
      kind: "eraseObjection";
      objection: string;
      reason: string;
    } | {
      kind: "changeContact";
      contact: {
        respondent?: string;
        phone?: string;
        place?: string;
      };
    } | {
      kind: "stateResult";
      text: string;
    };
    BoardPhotoKept: {
      photo: string;
      read: boolean;
    };
    Disclosure: {
      period: string;
      from: number;
      until: number;
      running: boolean;
      decisions: {
        number: number;
        title: string;
        proposal: string;
        cost: number | null;
        at: number;
        stage: "opened" | "triaged" | "deliberating" | "referred" | "decided" | "transferring" | "transferred" | "underWay" | "done" | "confirmed" | "explained" | "declined" | "folded";
      }[];
      projects: {
        number: number;
        title: string;
        stage: "opened" | "triaged" | "deliberating" | "referred" | "decided" | "transferring" | "transferred" | "underWay" | "done" | "confirmed" | "explained" | "declined" | "folded";
      }[];
      notices: {
        kind: "decision" | "funds" | "project" | "deliberation" | "disclosure" | "other";
        title: string;
        amount: number | null;
        from: number;
        until: number;
        withdrawn: boolean;
        objections: number;
        result: boolean;
      }[];
      funds: {
        decided: number;
        announced: number;
      };
      cards: {
        posted: number;
        answered: number;
        waiting: number;
      };
      stages: {
        opened: number;
        triaged: number;
        deliberating: number;
        referred: number;
        decided: number;
        transferring: number;
        transferred: number;
        underWay: number;
        done: number;
        confirmed: number;
        explained: number;
        declined: number;
        folded: number;
      };
    };
    Rounds: {
      items: {
        code: string;
        title: string;
        stage: "soliciting" | "screening" | "frozen" | "counted" | "decided" | "closed" | "abandoned";
        year: number;
        at: number;
      }[];
    };
    RoundAccepted: {
      seq: number;
      code?: string;
      n?: number;
      receipt?: string;
    };
    RoundOpening: {
      title: string;
      settings: components["schemas"]["RoundSettings"];
    };
    RoundSettings: {
      year: number;
      budget: number;
      caps: {
        works: number | null;
        services: number | null;
        goods: number | null;
      };
      appealDays: number;
      menuDays: number;
      resultDays: number;
      fewest: number;
      most: number;
      turnout: {
        over: number;
        of: number;
        above: boolean;
      } | null;
      voter: "person" | "household" | "owner" | "representative";
      who: string;
      doors: ("phone" | "box" | "homes" | "behalf" | "hands")[];
      rule: {
        way: "equalShares" | "mostVotes";
        completion: "none" | "mostVotes" | "add1" | "add1u";
        comparison: "none" | "projects" | "anything";
        leastVotes: number;
        floor: number | null;
        step: number;
      };
      decider: "committee" | "representativesMeeting" | "residentsMeeting";
      overPercent: number;
      acceptors: number;
      neighbours?: number;
      lotFrom: string;
    };
    RoundShown: {
      code: string;
      title: string;
      stage: "soliciting" | "screening" | "frozen" | "counted" | "decided" | "closed" | "abandoned";
      settings: components["schemas"]["RoundSettings"];
      openedAt: number;
      frozenAt: number | null;
      pitched: number | null;
      pitchTurn: {
        since: number;
        seconds: number;
      } | null;
      voteCode: string;
      closedAt: number | null;
      why: string;
      came: {
        proposed: number;
        waiting: number;
        withdrawn: number;
        merged: number;
        split: number;
      };
      dishes: components["schemas"]["Dish"][];
      screenedOut: {
        n: number;
        out: "scope" | "excluded" | "othersDuty" | "aboveCap" | "doubled" | "incomplete";
        reason: string;
        again: boolean;
        into: number | null;
      }[];
      lots: components["schemas"]["RoundLot"][];
      counted: components["schemas"]["RoundCount"] | null;
      decision: {
        decider: "committee" | "representativesMeeting" | "residentsMeeting";
        heldOn: number;
        document: string;
        left: {
          n: number;
          reason: string;
        }[];
        at: number;
      } | null;
      reserve: number[];
      spent: number;
      left: number;
    };
    Dish: {
      kind: components["schemas"]["ProjectKind"];
      title: string;
      place: string;
      need: string;
      gains: string;
      content: string;
      lines: {
        what: string;
        quantity: number;
        price: number;
      }[];
      funds: {
        from: string;
        amount: number;
      }[];
      builder: string;
      from: number | null;
      until: number | null;
      upkeep: string;
      consents: string;
      n: number;
      asked: number;
      cost: {
        amount: number;
        by: string;
        note: string;
        at: number;
      } | null;
      number: string | null;
      picture: string | null;
      now: number;
      reports: {
        amount: number;
        note: string;
        at: number;
        over: boolean;
        heldOn: number | null;
      }[];
      waits: boolean;
      draws: {
        seed: string;
        drawn: number;
        yes: number;
        no: number;
        notes: string[];
        neighbours: {
          yes: number;
          no: number;
        };
      }[];
      acceptedAt: number | null;
      doers: {
        contractor: string;
        upkeep: string;
      };
    };
    ProjectKind: "works" | "services" | "goods";
    RoundLot: {
      number: number;
      stage: "announced" | "drawn" | "givenUp";
      purpose: string;
      pool: string;
      take: number;
      marks: string[];
      checkpoint: string;
      fixed: string;
      again: string;
      announcedAt: number;
      called: string[];
      retyped: number;
      sealed: string;
      drawn: number[];
      reason: string;
      endedAt: number | null;
      id: string;
      n: number | null;
    };
    RoundCount: {
      at: number;
      hash: string;
      seed: string;
      lot: number[];
      voters: number;
      turnout: {
        have: number;
        base: number;
        need: number | null;
        reached: boolean;
      };
      votes: {
        n: number;
        votes: number;
      }[];
      out: {
        n: number;
        why: "tooFewVotes" | "belowFloor" | "tooDear";
      }[];
      won: number[];
      way: "equalShares" | "mostVotes";
      added: number[];
      mostVotes: number[];
      preferred: {
        equalShares: number;
        mostVotes: number;
      } | null;
      spent: number;
      left: number;
      share: string | null;
      purchases: {
        n: number;
        most: string;
        by: ("cheaper" | "moreVotes" | "lot") | null;
      }[];
    };
    RoundDesk: {
      round: components["schemas"]["RoundShown"];
      projects: components["schemas"]["RoundProject"][];
      named: number[];
      notice: string | null;
      looks: {
        n: number;
        by: string;
        at: number;
        reason: string;
      }[];
    };
    RoundProject: {
      kind: components["schemas"]["ProjectKind"];
      title: string;
      place: string;
      need: string;
      gains: string;
      content: string;
      lines: {
        what: string;
        quantity: number;
        price: number;
      }[];
      funds: {
        from: string;
        amount: number;
      }[];
      builder: string;
      from: number | null;
      until: number | null;
      upkeep: string;
      consents: string;
      matter: string | null;
      fingerprint: string;
      n: number;
      state: "proposed" | "passed" | "screenedOut" | "withdrawn" | "merged" | "split";
      came: "page" | "desk";
      at: number;
      screenings: {
        out: ("scope" | "excluded" | "othersDuty" | "aboveCap" | "doubled" | "incomplete") | null;
        reason: string;
        at: number;
      }[];
      appeal: {
        text: string;
        at: number;
        looked: boolean;
      } | null;
      cost: {
        amount: number;
        by: string;
        note: string;
        at: number;
      } | null;
      into: number | null;
      mergedOut: {
        at: number;
        reason: string;
      } | null;
      partOf: number | null;
      parts: number[];
      picture: string | null;
      number: string | null;
      matterOpened: string | null;
      reports: {
        amount: number;
        note: string;
        at: number;
        over: boolean;
        decided: {
          heldOn: number;
          note: string;
          at: number;
        } | null;
      }[];
      draws: {
        seed: string;
        people: number[];
        verdicts: {
          person: number;
          accepted: boolean;
          note: string;
          at: number;
        }[];
        neighbours?: {
          accepted: boolean;
          note: string;
          at: number;
        }[];
      }[];
      acceptedAt: number | null;
      doers?: {
        contractor: string;
        upkeep: string;
      };
      pitchAsked?: number;
    };
    RoundCommand: {
      kind: "changeRound";
      title: string;
      settings: components["schemas"]["RoundSettings"];
    } | {
      kind: "propose";
      said: components["schemas"]["ProjectSaid"];
      proposer: components["schemas"]["Proposer"];
    } | {
      kind: "describeProject";
      n: number;
      said: components["schemas"]["ProjectSaid"];
    } | {
      kind: "mergeProjects";
      n: number;
      others: number[];
      reason?: string;
    } | {
      kind: "splitProject";
      n: number;
      parts: components["schemas"]["ProjectSaid"][];
    } | {
      kind: "joinProject";
      n: number;
    } | {
      kind: "takePictureAway";
      n: number;
    } | {
      kind: "endSoliciting";
    } | {
      kind: "screen";
      n: number;
      out: ("scope" | "excluded" | "othersDuty" | "aboveCap" | "doubled" | "incomplete") | null;
      reason: string;
      read?: string;
    } | {
      kind: "checkCost";
      n: number;
      amount: number;
      by: string;
      note: string;
      read?: string;
    } | {
      kind: "eraseProposer";
      n: number;
    } | {
      kind: "eraseWords";
      n: number;
    } | {
      kind: "freezeMenu";
    } | {
      kind: "reopenMenu";
      reason: string;
    } | {
      kind: "pitchDish";
      n: number | null;
      seconds?: number;
    } | {
      kind: "listPitch";
      n: number;
      meeting: string;
    } | {
      kind: "announceRoundLot";
      n: number | null;
      again?: string;
    } | {
      kind: "giveUpRoundLot";
      n: number | null;
      reason: string;
    } | {
      kind: "countRound";
      called: string;
    } | {
      kind: "decideRound";
      decider: "committee" | "representativesMeeting" | "residentsMeeting";
      heldOn: number;
      document: string;
      left: {
        n: number;
        reason: string;
      }[];
    } | {
      kind: "reportCost";
      n: number;
      amount: number;
      note: string;
    } | {
      kind: "decideCost";
      n: number;
      heldOn: number;
      note: string;
    } | {
      kind: "nameDoers";
      n: number;
      contractor: string;
      upkeep: string;
    } | {
      kind: "drawAcceptors";
      n: number;
      called: string;
    } | {
      kind: "giveVerdict";
      n: number;
      person: number;
      accepted: boolean;
      note: string;
    } | {
      kind: "hearNeighbour";
      n: number;
      accepted: boolean;
      note: string;
    } | {
      kind: "closeRound";
    } | {
      kind: "abandonRound";
      why: string;
    };
    ProjectSaid: {
      kind: components["schemas"]["ProjectKind"];
      title: string;
      place: string;
      need: string;
      gains: string;
      content: string;
      lines: {
        what: string;
        quantity: number;
        price: number;
      }[];
      funds: {
        from: string;
        amount: number;
      }[];
      builder: string;
      from: number | null;
      until: number | null;
      upkeep: string;
      consents: string;
      matter: string | null;
    };
    Proposer: {
      name: string;
      contact: string;
    };
    ProjectProposal: {
      said: components["schemas"]["ProjectSaid"];
      proposer: components["schemas"]["Proposer"];
    };
    ProjectState: {
      n: number;
      title: string;
      state: "proposed" | "passed" | "screenedOut" | "withdrawn" | "merged" | "split";
      screenings: {
        out: ("scope" | "excluded" | "othersDuty" | "aboveCap" | "doubled" | "incomplete") | null;
        reason: string;
        at: number;
      }[];
      appeal: string | null;
      into: number | null;
      parts: {
        n: number;
        title: string;
        receipt: string;
      }[];
      picture: boolean;
      chosen: boolean | null;
      number: string | null;
      pitch: boolean | null;
    };
    ProposalReceipt: {
      receipt: string;
    };
    ProposalAppeal: {
      receipt: string;
      text: string;
    };
    ProposalPitch: {
      receipt: string;
      wanted: boolean;
    };
    ProposerLookUp: {
      reason: string;
    };
    ProjectTakeOn: {
      owner: {
        person: string;
        office: string;
      };
      tasks: {
        title: string;
        dueAt: number;
      }[];
    };
    RoundFiles: {
      items: {
        code: string;
        title: string;
        at: number;
      }[];
    };
    RoundFileKept: {
      code: string;
    };
    OtherRound: {
      title: string;
      place: string;
      year: string;
      currency: string;
      budget: string;
      rule: string;
      voters: number;
      projects: {
        id: string;
        name: string;
        cost: string;
        votes: number;
        selected: boolean | null;
        equalShares: boolean;
        mostVotes: boolean;
      }[];
      counted: {
        share: string;
        spent: string;
        left: string;
      } | null;
      why: ("notApproval" | "noColumn" | "noAmount" | "projectTwice" | "noSuchProject" | "cannotBe" | "takesLong") | null;
    };
    RoundsBeside: {
      items: {
        community: {
          slug: string;
          name: string;
        };
        code: string;
        title: string;
        stage: "soliciting" | "screening" | "frozen" | "counted" | "decided" | "closed" | "abandoned";
        budget: number;
        proposed: number;
        onMenu: number;
        took: {
          have: number;
          base: number;
        } | null;
        chosen: number;
        accepted: number;
        spent: number;
        left: number;
      }[];
    };
    Bulletins: {
      items: components["schemas"]["BulletinShown"][];
    };
    BulletinShown: {
      code: string;
      source: components["schemas"]["BulletinSource"];
      stage: "draft" | "sent" | "waiting" | "gathered" | "withdrawn";
      words: components["schemas"]["BulletinWords"];
      sentAt: number | null;
      corrected: {
        at: number;
        why: string;
      } | null;
      withdrawn: {
        at: number;
        why: string;
      } | null;
    };
    BulletinSource: {
      kind: "meeting" | "cards" | "record" | "decision" | "notice" | "done" | "ballot" | "result" | "free" | "digest";
      ref: string;
    };
    BulletinWords: {
      "zh-Hans": components["schemas"]["BulletinText"];
      "zh-Hant": components["schemas"]["BulletinText"];
      en: components["schemas"]["BulletinText"];
    };
    BulletinText: {
      text: string;
      title: string;
      lines: string[];
    };
    ReachAccepted: {
      seq: number;
      id?: string;
      code?: string;
    };
    BulletinDraft: {
      source: components["schemas"]["BulletinSource"];
      words: components["schemas"]["BulletinWords"];
    };
    Bulletin: {
      code: string;
      source: components["schemas"]["BulletinSource"];
      stage: "draft" | "sent" | "waiting" | "gathered" | "withdrawn";
      words: components["schemas"]["BulletinWords"];
      sentAt: number | null;
      corrected: {
        at: number;
        why: string;
      } | null;
      withdrawn: {
        at: number;
        why: string;
      } | null;
      answers: {
        places: {
          place: string;
          name: string;
          tier: "subdistrict" | "community" | "grid" | "building";
          atLeast: components["schemas"]["AnswerCounts"];
        }[];
        atLeast: components["schemas"]["AnswerCounts"];
      };
    };
    AnswerCounts: {
      opened: number;
      cards: number;
      endorsements: number;
      ballots: number;
      objections: number;
    };
    BulletinCommand: {
      kind: "describeBulletin";
      words: components["schemas"]["BulletinWords"];
    } | {
      kind: "sendBulletin";
      groups: string[] | null;
    } | {
      kind: "correctBulletin";
      words: components["schemas"]["BulletinWords"];
      why: string;
    } | {
      kind: "withdrawBulletin";
      why: string;
    };
    ReachDesk: {
      settings: components["schemas"]["ReachSettings"];
      groups: components["schemas"]["ChatGroup"][];
      places: {
        id: string;
        name: string;
        tier: "subdistrict" | "community" | "grid" | "building";
      }[];
      bulletins: components["schemas"]["BulletinAtDesk"][];
      fullUntil: number | null;
      sources: {
        kind: "meeting" | "cards" | "record" | "decision" | "notice" | "done" | "ballot" | "result" | "free" | "digest";
        ref: string;
        title: string;
      }[];
    };
    ReachSettings: {
      quietFrom: number;
      quietUntil: number;
      mostAWeek: number;
    };
    ChatGroup: {
      id: string;
      place: string;
      placeName: string;
      tier: "subdistrict" | "community" | "grid" | "building";
      name: string;
      size: number;
      keeper: string;
      state: "asked" | "kept" | "left" | "ended";
      robot: {
        maker: "wecom" | "dingtalk" | "feishu" | "webhook";
        host: string;
        state: "works" | "fails" | "dead";
        why: string;
      } | null;
    };
    BulletinAtDesk: {
      code: string;
      source: components["schemas"]["BulletinSource"];
      stage: "draft" | "sent" | "waiting" | "gathered" | "withdrawn";
      words: components["schemas"]["BulletinWords"];
      sentAt: number | null;
      corrected: {
        at: number;
        why: string;
      } | null;
      withdrawn: {
        at: number;
        why: string;
      } | null;
      draftedAt: number;
      dueAt: number | null;
      posted: number;
      copies: number;
    };
    ProposedBulletin: {
      words: components["schemas"]["BulletinWords"];
    };
    TierCommand: {
      kind: "setReach";
      settings: components["schemas"]["ReachSettings"];
    } | {
      kind: "addGroup";
      id: string;
      place: string;
      name: string;
      keeper: string;
    } | {
      kind: "describeGroup";
      group: string;
      name: string;
      size: number;
    } | {
      kind: "askKeeper";
      group: string;
      keeper: string;
    } | {
      kind: "endGroup";
      group: string;
    };
    KeeperLink: {
      link: string;
    };
    Robot: {
      maker: "wecom" | "dingtalk" | "feishu" | "webhook";
      address: string;
      secret: string;
    };
    EventsPage: {
      items: components["schemas"]["CloudEvent"][];
      next: number;
      more: boolean;
    };
    CloudEvent: {
      specversion: "1.0";
      id: string;
      source: string;
      type: string;
      subject: string;
      time?: string;
      datacontenttype: "application/json";
      data: {
        community: string;
        position: number;
        link: string;
        card?: string;
      };
    };
    Hooks: {
      items: components["schemas"]["HookShown"][];
    };
    HookShown: {
      id: string;
      host: string;
      types: string[];
      state: "works" | "fails" | "dead";
      why: string;
      position: number;
      behind: number;
    };
    HookMade: {
      id: string;
      secret: string;
    };
    Hook: {
      address: string;
      types: ("meeting.*" | "card.*" | "topic.*" | "motion.*" | "pledge.*" | "lot.*" | "minutes.*" | "matter.*" | "notice.*" | "vote.*" | "round.*" | "convention.*" | "survey.*" | "bulletin.*" | "meeting.announced" | "meeting.opened" | "meeting.closed" | "meeting.archived" | "meeting.changed" | "card.posted" | "card.edited" | "card.takenBack" | "card.shown" | "card.cut" | "card.endorsed" | "topic.opened" | "topic.renamed" | "topic.dissolved" | "topic.gathered" | "motion.changed" | "pledge.changed" | "lot.changed" | "minutes.signed" | "matter.opened" | "matter.described" | "matter.cardsAdded" | "matter.cardsRemoved" | "matter.folded" | "matter.unfolded" | "matter.triaged" | "matter.routed" | "matter.dispatched" | "matter.extended" | "matter.transferred" | "matter.transferRefused" | "matter.sentBack" | "matter.proposed" | "matter.advised" | "matter.decided" | "matter.begun" | "matter.taskReported" | "matter.done" | "matter.calledBack" | "matter.answered" | "matter.contested" | "matter.explained" | "matter.resumed" | "notice.published" | "notice.hung" | "notice.takenDown" | "notice.withdrawn" | "notice.objected" | "notice.objectionAnswered" | "notice.resultStated" | "vote.sealed" | "vote.opened" | "vote.closed" | "vote.abandoned" | "round.opened" | "round.proposed" | "round.screened" | "round.menuFrozen" | "round.counted" | "round.decided" | "round.accepted" | "round.notAccepted" | "round.closed" | "round.abandoned" | "convention.opened" | "convention.draftHung" | "convention.voted" | "convention.filed" | "convention.published" | "convention.reviewed" | "convention.abandoned" | "survey.opened" | "survey.closed" | "bulletin.sent" | "bulletin.corrected" | "bulletin.withdrawn")[];
      from?: number | null;
    };
    HookChange: {
      types?: ("meeting.*" | "card.*" | "topic.*" | "motion.*" | "pledge.*" | "lot.*" | "minutes.*" | "matter.*" | "notice.*" | "vote.*" | "round.*" | "convention.*" | "survey.*" | "bulletin.*" | "meeting.announced" | "meeting.opened" | "meeting.closed" | "meeting.archived" | "meeting.changed" | "card.posted" | "card.edited" | "card.takenBack" | "card.shown" | "card.cut" | "card.endorsed" | "topic.opened" | "topic.renamed" | "topic.dissolved" | "topic.gathered" | "motion.changed" | "pledge.changed" | "lot.changed" | "minutes.signed" | "matter.opened" | "matter.described" | "matter.cardsAdded" | "matter.cardsRemoved" | "matter.folded" | "matter.unfolded" | "matter.triaged" | "matter.routed" | "matter.dispatched" | "matter.extended" | "matter.transferred" | "matter.transferRefused" | "matter.sentBack" | "matter.proposed" | "matter.advised" | "matter.decided" | "matter.begun" | "matter.taskReported" | "matter.done" | "matter.calledBack" | "matter.answered" | "matter.contested" | "matter.explained" | "matter.resumed" | "notice.published" | "notice.hung" | "notice.takenDown" | "notice.withdrawn" | "notice.objected" | "notice.objectionAnswered" | "notice.resultStated" | "vote.sealed" | "vote.opened" | "vote.closed" | "vote.abandoned" | "round.opened" | "round.proposed" | "round.screened" | "round.menuFrozen" | "round.counted" | "round.decided" | "round.accepted" | "round.notAccepted" | "round.closed" | "round.abandoned" | "convention.opened" | "convention.draftHung" | "convention.voted" | "convention.filed" | "convention.published" | "convention.reviewed" | "convention.abandoned" | "survey.opened" | "survey.closed" | "bulletin.sent" | "bulletin.corrected" | "bulletin.withdrawn")[] | null;
      from?: number | null;
    };
    Open311Desk: {
      endpoint: string;
      discovery: string;
      demandsKey: boolean;
      systems: {
        id: string;
        name: string;
        endpoint: string;
        jurisdiction: string;
        service: string;
        updates: boolean;
        keyed: boolean;
        state: "works" | "fails" | "dead";
        why: string;
        doubtful: number[];
      }[];
    };
    Open311Door: {
      demandsKey: boolean;
    };
    MadeDepartmentSystem: {
      id: string;
    };
    DepartmentSystem: {
      name: string;
      endpoint: string;
      jurisdiction: string;
      service: string;
      updates: boolean;
      key: string;
    };
    PlanShown: {
      plan: components["schemas"]["Plan"] | null;
    };
    MapShown: {
      tiles: components["schemas"]["Tiles"] | null;
      view: components["schemas"]["MapView"] | null;
    };
    Tiles: {
      url: string;
      host: string | null;
      attribution: string;
      link: string | null;
      datum: "wgs84" | "gcj02";
    };
    MapView: {
      lat: number;
      long: number;
      zoom: number;
    };
    ConventionList: {
      items: {
        code: string;
        title: string;
        scope: string;
        stage: "soliciting" | "drafting" | "reviewing" | "hanging" | "voting" | "passed" | "filed" | "published" | "abandoned";
        effectiveOn: number | null;
        at: number;
        inForce: boolean;
      }[];
    };
    ConventionAccepted: {
      seq: number;
      code?: string;
      n?: number;
    };
    ConventionOpening: {
      title: string;
      scope: string;
      settings: components["schemas"]["ConventionSettings"];
      after: string | null;
    };
    ConventionSettings: {
      body: "residentsMeeting" | "representativesMeeting";
      voter: "person" | "household";
      who: string;
      by: "whole" | "article";
      secret: boolean;
      doors: ("phone" | "box" | "homes" | "behalf" | "hands")[];
      hangDays: number;
    };
    ConventionView: {
      convention: components["schemas"]["ConventionShown"];
      sources: components["schemas"]["ConventionSource"][];
      before: {
        code: string;
        title: string;
        changes: {
          kind: "same" | "changed" | "new" | "gone";
          place: number;
          pieces: {
            in: "both" | "old" | "new";
            text: string;
          }[];
        }[];
      } | null;
      notice: string | null;
      inForce: boolean;
      short: string;
    };
    ConventionShown: {
      code: string;
      title: string;
      scope: string;
      stage: "soliciting" | "drafting" | "reviewing" | "hanging" | "voting" | "passed" | "filed" | "published" | "abandoned";
      settings: components["schemas"]["ConventionSettings"];
      openedAt: number;
      articles: {
        n: number;
        versions: {
          text: string;
          reason: string;
          at: number;
        }[];
        dropped: {
          reason: string;
          at: number;
        } | null;
        uses: number;
      }[];
      order: number[];
      comments: {
        n: number;
        article: number | null;
        text: string | null;
        came: "page" | "desk";
        at: number;
        answer: {
          taken: boolean;
          article: number | null;
          text: string;
          at: number;
        } | null;
      }[];
      commentsOpen: number;
      pointers: {
        n: number;
        check: "fines" | "rights" | "women" | "tenants" | "exposing" | "competence";
        words: string;
      }[];
      checks: {
        check: "fines" | "rights" | "women" | "tenants" | "exposing" | "competence";
        finding: {
          clear: boolean;
          note: string;
          at: number;
        } | null;
      }[];
      legality: {
        reviewer: string;
        opinion: string;
        heldOn: number;
      } | null;
      street: {
        office: string;
        opinion: string;
        document: string;
        heldOn: number;
        agrees: boolean;
      } | null;
      returns: {
        reason: string;
        at: number;
        from: "soliciting" | "drafting" | "reviewing" | "hanging" | "voting" | "passed" | "filed" | "published" | "abandoned";
      }[];
      sealed: {
        title: string;
        hash: string;
        at: number;
      } | null;
      text: {
        n: number;
        text: string;
      }[];
      voteCode: string;
      held: {
        voteCode: string;
        hash: string;
        at: number;
        asked: {
          n: number | null;
          eligible: number;
          present: number;
          for: number;
          against: number;
          abstain: number;
          carried: boolean;
        }[];
      }[];
      passed: number[];
      composition: {
        present: number;
        women: number | null;
        unregistered: number | null;
      } | null;
      filed: {
        filedOn: number;
        office: string;
        receiver: string;
        receipt: string;
        hash: string;
        at: number;
      } | null;
      effectiveOn: number | null;
      contradictions: {
        n: number;
        code: string;
        place: number;
        why: string;
        at: number;
        settled: {
          how: string;
          at: number;
        } | null;
      }[];
      reviews: {
        verdicts: {
          n: number;
          what: "keep" | "change" | "drop";
          reason: string;
          at: number;
        }[];
        endedAt: number | null;
      }[];
      reviewFrom: number | null;
      endedAt: number | null;
      why: string;
    };
    ConventionSource: {
      n: number;
      meeting: string | null;
      number: number;
      words: string | null;
    };
    ConventionDesk: {
      convention: components["schemas"]["ConventionShown"];
      sources: components["schemas"]["ConventionSource"][];
      before: {
        code: string;
        title: string;
        changes: {
          kind: "same" | "changed" | "new" | "gone";
          place: number;
          pieces: {
            in: "both" | "old" | "new";
            text: string;
          }[];
        }[];
      } | null;
      notice: string | null;
      inForce: boolean;
      short: string;
      said: {
        n: number;
        text: string;
        shown: boolean;
      }[];
      reviewOpen: boolean;
    };
    CardsBesideArticles: {
      cards: {
        n: number;
        meeting: string;
        number: number;
        text: string;
      }[];
    };
    ConventionCommand: {
      kind: "changeConvention";
      title: string;
      scope: string;
      settings: components["schemas"]["ConventionSettings"];
    } | {
      kind: "writeArticle";
      n: number | null;
      after?: number | null;
      text: string;
      reason: string;
    } | {
      kind: "dropArticle";
      n: number;
      reason: string;
    } | {
      kind: "moveArticle";
      n: number;
      to: number;
    } | {
      kind: "addSource";
      n: number;
      source: {
        meeting: string;
        card: number;
      } | {
        matter: number;
      };
    } | {
      kind: "comment";
      article: number | null;
      text: string;
    } | {
      kind: "answerComment";
      comment: number;
      taken: boolean;
      article: number | null;
      text: string;
      shown: boolean;
    } | {
      kind: "answerComments";
      comments: number[];
      text: string;
      shown: boolean;
    } | {
      kind: "showComment";
      comment: number;
      shown: boolean;
    } | {
      kind: "eraseComment";
      comment: number;
    } | {
      kind: "eraseWording";
      n: number;
      version: number;
    } | {
      kind: "eraseName";
      of: "reviewer" | "receiver";
    } | {
      kind: "beginDrafting";
    } | {
      kind: "sendToReview";
    } | {
      kind: "findCheck";
      check: "fines" | "rights" | "women" | "tenants" | "exposing" | "competence";
      clear: boolean;
      note: string;
    } | {
      kind: "giveOpinion";
      reviewer: string;
      opinion: string;
      heldOn: number;
    } | {
      kind: "recordStreet";
      office: string;
      opinion: string;
      document: string;
      heldOn: number;
      agrees: boolean;
    } | {
      kind: "backToDraft";
      reason: string;
    } | {
      kind: "sealText";
    } | {
      kind: "takeVote";
    } | {
      kind: "noteComposition";
      composition: {
        present: number;
        women: number;
        unregistered: number;
      };
    } | {
      kind: "fileText";
      filedOn: number;
      office: string;
      receiver: string;
      receipt: string;
    } | {
      kind: "publishText";
      effectiveOn: number;
    } | {
      kind: "noteUse";
      n: number;
      source: {
        meeting: string;
        card: number;
      } | {
        matter: number;
      } | null;
    } | {
      kind: "markContradiction";
      n: number;
      place: number;
      why: string;
    } | {
      kind: "settleContradiction";
      mark: number;
      how: string;
    } | {
      kind: "reviewArticle";
      n: number;
      what: "keep" | "change" | "drop";
      reason: string;
    } | {
      kind: "endReview";
    } | {
      kind: "abandonConvention";
      why: string;
    };
    ConventionComment: {
      article: number | null;
      text: string;
    };
    SurveyList: {
      items: components["schemas"]["SurveySummary"][];
    };
    SurveySummary: {
      code: string;
      title: string;
      stage: "draft" | "open" | "closed" | "abandoned";
      coded: boolean;
      people: number;
      at: number;
    };
    SurveyAccepted: {
      seq: number;
      code?: string;
      counted?: boolean;
    };
    SurveySaid: {
      title: string;
      own: string[];
      coded: boolean;
      background?: ("age" | "years" | "home")[];
    };
    SurveyView: {
      code: string;
      title: string;
      stage: "draft" | "open" | "closed" | "abandoned";
      coded: boolean;
      people: number;
      at: number;
      own: string[];
      background: ("age" | "years" | "home")[];
      openedAt: number | null;
      closedAt: number | null;
      invited: number | null;
      why: string;
      result: components["schemas"]["SurveyResult"] | null;
      lines: {
        said: components["schemas"]["SurveyStatement"];
        points: components["schemas"]["SurveyPoint"][];
      }[];
      ledger: {
        rates: components["schemas"]["Rates"];
        overdue: number;
        reopened: number;
        answerDays: number | null;
      } | null;
    };
    SurveyResult: {
      people: number;
      invited: number | null;
      channels: {
        channel: "page" | "paper" | "talk";
        count: number;
      }[] | null;
      statements: components["schemas"]["SurveyStatement"][];
    };
    SurveyStatement: {
      asks: string;
      text: string | null;
      groups: {
        answers: number[];
        count: number;
      }[] | null;
      by?: components["schemas"]["SurveyTable"][];
    };
    SurveyTable: {
      background: "age" | "years" | "home";
      rows: {
        values: number[];
        agree: number;
        of: number;
      }[];
    };
    SurveyPoint: {
      code: string;
      at: number;
      agree: number;
      of: number;
      low: number;
      high: number;
      change: {
        clear: ("up" | "down") | null;
      } | null;
    };
    SurveyDesk: {
      view: components["schemas"]["SurveyView"];
      sets: {
        set: number;
        count: number;
        used: number | null;
        mine: boolean;
        void: boolean;
      }[];
    };
    SurveyCommand: {
      kind: "describeSurvey";
      title: string;
      own: string[];
      coded: boolean;
      background?: ("age" | "years" | "home")[];
    } | {
      kind: "voidCodes";
      set: number;
    } | {
      kind: "openSurvey";
    } | {
      kind: "answerSurvey";
      channel: "paper" | "talk";
      code: string;
      answers: {
        [key: string]: number;
      };
      background?: components["schemas"]["SurveyBackground"];
    } | {
      kind: "closeSurvey";
    } | {
      kind: "abandonSurvey";
      why: string;
    };
    SurveyBackground: {
      consent: true;
      age?: number;
      years?: number;
      home?: number;
    };
    SurveyAnswered: {
      counted: boolean;
    };
    SurveyAnswer: {
      code: string;
      answers: {
        [key: string]: number;
      };
      background?: components["schemas"]["SurveyBackground"];
    };
    SurveysBeside: {
      items: {
        community: {
          slug: string;
          name: string;
        };
        code: string;
        title: string;
        at: number;
        people: number;
        invited: number | null;
        shares: {
          asks: string;
          agree: number | null;
        }[];
      }[];
    };
    Register: {
      items: components["schemas"]["OfferedHelp"][];
      hours: number | null;
    };
    OfferedHelp: {
      sort: "expert" | "craftsman" | "volunteer" | "company" | "room" | "tool";
      offers: string;
      when: string;
      where: string;
    };
    RegisterDesk: {
      entries: components["schemas"]["RegisterEntry"][];
      invitations: components["schemas"]["RegisterInvitation"][];
      offers: {
        id: string;
        organisation: string;
        kind: "money" | "space" | "labour" | "goods" | "expertise";
        text: string;
      }[];
      hours: number | null;
    };
    RegisterEntry: {
      id: string;
      sort: "expert" | "craftsman" | "volunteer" | "company" | "room" | "tool";
      offers: string;
      when: string;
      where: string;
      name: string;
      reachable: boolean;
      state: "asked" | "agreed";
      how: ("link" | "paper") | null;
      until: number;
      shown: boolean;
      asked: number;
      askedLast: number | null;
    };
    RegisterInvitation: {
      id: string;
      entry: string;
      name: string;
      matter: number | null;
      asks: string;
      askedAt: number;
      until: number;
      open: boolean;
      state: "open" | "yes" | "no" | "withdrawn";
      reply: string;
      advised: boolean;
      hours: number;
    };
    RegisterAccepted: {
      seq: number;
      id?: string;
    };
    RegisterCommand: {
      kind: "addEntry";
      id: string;
      offer: string | null;
      said: components["schemas"]["EntrySaid"];
    } | {
      kind: "describeEntry";
      entry: string;
      said: components["schemas"]["EntryRedescribed"];
    } | {
      kind: "renewLink";
      entry: string;
    } | {
      kind: "agreeOnPaper";
      entry: string;
      until: number;
      shown: boolean;
    } | {
      kind: "strikeEntry";
      entry: string;
    } | {
      kind: "invite";
      id: string;
      entry: string;
      matter: number | null;
      proposal: string | null;
      asks: string;
      until: number;
    } | {
      kind: "withdrawInvitation";
      invitation: string;
    } | {
      kind: "thank";
      invitation: string;
      hours: number;
    };
    EntrySaid: {
      sort: "expert" | "craftsman" | "volunteer" | "company" | "room" | "tool";
      name: string;
      contact: string;
      offers: string;
      when: string;
      where: string;
    };
    EntryRedescribed: {
      sort: "expert" | "craftsman" | "volunteer" | "company" | "room" | "tool";
      name: string;
      contact: string | null;
      offers: string;
      when: string;
      where: string;
    };
    FittingEntries: {
      found: components["schemas"]["FittingEntry"][];
      proposal: {
        id: string;
        title: string;
      } | null;
    };
    FittingEntry: {
      entry: string;
      because: string[];
      times: number;
      last: number | null;
    };
    GuestLink: {
      link: string;
    };
    EntryContact: {
      contact: string;
    };
    SubdistrictView: {
      subdistrict: {
        slug: string;
        name: string;
      };
      communities: {
        slug: string;
        name: string;
        summary: components["schemas"]["LedgerSummary"];
      }[];
      totals: components["schemas"]["LedgerSummary"];
    };
    SubdistrictMatters: {
      items: components["schemas"]["SubdistrictRow"][];
      next: string | null;
      total: number | null;
    };
    SubdistrictRow: {
      id: string;
      number: number;
      title: string;
      category: string;
      where: string;
      stage: components["schemas"]["MatterStage"];
      lane: components["schemas"]["Lane"] | null;
      route: components["schemas"]["Route"] | null;
      urgency: number | null;
      importance: number | null;
      safety: boolean;
      office: string;
      owner: {
        id: string;
        name: string;
      } | null;
      openedAt: number;
      since: number;
      dueAt: number | null;
      climbed: "nobody" | "community" | "subdistrict";
      cards: number;
      people: number;
      reopened: number;
      changedAt: number;
      community: {
        slug: string;
        name: string;
      };
    };
    AlikeGroups: {
      items: components["schemas"]["AlikeGroup"][];
    };
    AlikeGroup: {
      category: string;
      words: string[];
      matters: components["schemas"]["SubdistrictRow"][];
    };
    ImportPreview: {
      filled: number;
      encoding: string | null;
      worksheet: string | null;
      otherWorksheets: {
        name: string;
        rows: number;
      }[];
      hidden: number;
      merged: number;
      heading: number[];
      columns: string[];
      columnsNotTaken: {
        name: string;
        cells: number;
      }[];
      aside: {
        line: number;
        text: string;
        reason: string;
      }[];
      rows: {
        line: number;
        title: string;
        problems: {
          column: string;
          problem: string;
        }[];
        there: number | null;
      }[];
      there: number;
      right: number;
      wrong: number;
      kept: number;
    };
    RollLines: {
      lines: string;
      worksheet: string | null;
      otherWorksheets: {
        name: string;
        rows: number;
      }[];
      hidden: number;
      unread: string[];
    };
    Document: {
      title: string;
      language: "zh-Hans" | "zh-Hant" | "en";
      blocks: ({
        kind: "title";
        text: string;
        issuer: string;
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "fields";
        rows: {
          name: string;
          value: (string | {
            gap: number;
          })[];
          source?: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
        }[];
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "heading";
        level: 1 | 2 | 3;
        text: string;
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "paragraph";
        text: (string | {
          gap: number;
        })[];
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "list";
        ordered: boolean;
        items: (string | {
          gap: number;
        })[][];
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "table";
        columns: {
          name: string;
          share: number;
        }[];
        rows: (string | {
          gap: number;
        })[][][];
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "signatures";
        lines: string[];
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "seal";
        issuer: string;
        day: (string | {
          gap: number;
        })[];
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "qr";
        address: string;
        says: string;
        code?: string;
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "drawing";
        svg: string;
        says: string;
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "picture";
        album: "meeting" | "matter" | "round";
        photo: string;
        address: string;
        says: string;
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "figures";
        figures: {
          number: number;
          says: string;
        }[];
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      } | {
        kind: "newPage";
        source: "meeting" | "attendance" | "cards" | "notes" | "ledger" | "notice" | "round" | "community" | "hand";
      })[];
      foot: string;
      at: number;
      poster?: boolean;
      paper?: "a3" | "picture";
    };
    LetterheadLooked: {
      fingerprint: string;
      used: boolean;
    };
    Printed: {
      batch: string;
      first: number;
      last: number;
    };
    Printing: {
      count: number;
      trees: components["schemas"]["Tree"][];
      size?: "a6" | "a5";
    };
    PaperDesk: {
      printings: {
        batch: string;
        first: number;
        last: number;
        size: "a6" | "a5";
        at: number;
      }[];
      entered: number;
      awaited: number;
      photos: components["schemas"]["PaperPhoto"][];
      pictures: components["schemas"]["PaperPicture"][];
    };
    PaperPhoto: {
      id: string;
      name: string;
      state: "waiting" | "reading" | "read" | "failed";
      found: components["schemas"]["PaperFound"] | null;
      why: {
        title: string;
        detail: string;
      } | null;
      again: boolean;
      at: number;
    };
    PaperFound: {
      pages: number;
      cards: number[];
      hung: number;
      again: number;
      copies: number;
      foreign: ("otherMeeting" | "forged" | "screen" | "stub" | "other")[];
      unread: number;
    };
    PaperPicture: {
      id: string;
      number: number | null;
      tree: components["schemas"]["Tree"] | null;
      card: number | null;
      hangs: boolean;
      state: "waiting" | "asked" | "blank" | "copy";
      sure: boolean;
      boxes: {
        mayBeNamed: "ticked" | "empty" | "doubtful";
        callBack: "ticked" | "empty" | "doubtful";
      };
      proposal: {
        text: string;
        doubtful: number[];
      } | null;
      seen: {
        mayBeNamed: boolean;
        callBack: boolean;
      } | null;
      again: components["schemas"]["SecondLook"] | null;
      at: number;
    };
    SecondLook: {
      first: {
        tree: components["schemas"]["Tree"];
        text: string;
        where: string;
        boxes: {
          mayBeNamed: boolean;
          callBack: boolean;
        } | null;
      } | null;
      second: {
        tree: components["schemas"]["Tree"];
        text: string;
        where: string;
        boxes: {
          mayBeNamed: boolean;
          callBack: boolean;
        } | null;
      } | null;
      differs: ("text" | "where" | "tree" | "boxes")[];
      settles: boolean;
      endorsed: boolean;
    };
    DeskQuestions: {
      questions: {
        id: string;
        role: components["schemas"]["Role"];
        text: string;
        at: number;
        answer: {
          text: string;
          at: number;
          mayPublish: boolean;
          atDesk: boolean;
        } | null;
        card: string | null;
        printed: number | null;
      }[];
    };
    Stub: {
      receipt: string;
      printed: number | null;
      tree: components["schemas"]["Tree"] | null;
      card: number | null;
      questions: components["schemas"]["AuthorQuestion"][];
      together: number;
    };
    PhotoQueued: {
      photo: string;
      ahead: number;
    };
    ReadingsCompared: {
      differs: ("text" | "where" | "tree" | "boxes")[];
    };
    SecondReading: {
      tree: components["schemas"]["Tree"];
      text: string;
      where?: string;
      boxes: {
        mayBeNamed: boolean;
        callBack: boolean;
      };
    };
    PaperPictureChange: {
      number?: number;
      state?: "waiting" | "asked" | "blank";
      seen?: {
        mayBeNamed: boolean;
        callBack: boolean;
      };
      settled?: "first" | "second";
    };
    DeskWishes: {
      cards: {
        card: string;
        number: number;
        tree: components["schemas"]["Tree"];
        name: string;
        hasPhone: boolean;
        mayBeNamed: boolean;
        callBack: boolean;
        called: {
          at: number;
          name: string;
        } | null;
      }[];
    };
    CallsAwaited: {
      meetings: {
        code: string;
        theme: string;
        calls: number;
      }[];
    };
    BallotPapersSeen: {
      pages: number;
      papers: {
        serial: string;
        cast: boolean;
        answers: {
          [key: string]: ("for" | "against" | "abstain" | "invalid") | number[] | null;
        };
        doubtful: string[];
        seal: string | null;
        copied: boolean;
        picture: string;
      }[];
      otherVote: number;
      unknown: number;
      void: number;
      copies: number;
      others: number;
      unread: number;
    };
    SurveySheetsSeen: {
      pages: number;
      sheets: {
        code: string;
        answers: {
          [key: string]: number | null;
        };
        background: {
          [key: string]: number;
        };
        picture: string;
      }[];
      unknown: number;
      others: number;
      unread: number;
    };
    Carrying: {
      passphrase: string;
    };
    Arrived: {
      theme: string;
      code: string;
      startsAt: number;
      cards: number;
      people: number;
      pictures: number;
      from: string;
      log: string;
      fingerprint: string;
      known: boolean;
      staff: {
        name: string;
        roles: string[];
      }[];
      news: number;
      again: boolean;
      kept: boolean;
    };
    FoundPage: {
      items: components["schemas"]["Found"][];
      next: number | null;
    };
    Found: {
      kind: "card";
      id: string;
      community: {
        slug: string;
        name: string;
      };
      at: number;
      text: components["schemas"]["Marked"];
      where: components["schemas"]["Marked"];
      number: number;
      tree: components["schemas"]["Tree"];
      meeting: {
        code: string;
        theme: string;
      };
      matter: {
        number: number;
        title: string;
      } | null;
    } | {
      kind: "matter";
      id: string;
      community: {
        slug: string;
        name: string;
      };
      at: number;
      text: components["schemas"]["Marked"];
      where: components["schemas"]["Marked"];
      number: number;
      title: components["schemas"]["Marked"];
      stage: components["schemas"]["MatterStage"];
      people: number;
    } | {
      kind: "notice";
      id: string;
      community: {
        slug: string;
        name: string;
      };
      at: number;
      text: components["schemas"]["Marked"];
      where: components["schemas"]["Marked"];
      title: components["schemas"]["Marked"];
      until: number;
    };
    Marked: {
      text: string;
      marks: components["schemas"]["Range"][];
    };
    Range: {
      at: number;
      to: number;
    };
    AlreadyMatters: {
      items: components["schemas"]["AlreadyMatter"][];
    };
    AlreadyMatter: {
      number: number;
      title: components["schemas"]["Marked"];
      open: boolean;
    };
    Writing: {
      text: string;
    };
    SuggestedCategories: {
      items: components["schemas"]["SuggestedCategory"][];
    };
    SuggestedCategory: {
      category: string;
      confidence: number;
      because: string[];
    };
    CategoryTexts: {
      texts: string[];
    };
    ElsewhereList: {
      items: components["schemas"]["Elsewhere"][];
    };
    Elsewhere: {
      community: {
        slug: string;
        name: string;
      };
      number: number;
      title: components["schemas"]["Marked"];
      stage: components["schemas"]["MatterStage"];
      people: number;
      confidence: components["schemas"]["Confidence"];
    };
    Confidence: "maybe" | "likely" | "surely";
    Suggestions: {
      seq: number;
      groups: components["schemas"]["SuggestedGroup"][];
      unsettled: number;
    };
    SuggestedGroup: {
      tree: components["schemas"]["Tree"];
      topic: string | null;
      centre: string;
      label: string[];
      cards: {
        id: string;
        confidence: components["schemas"]["Confidence"];
        meant: boolean;
        shared: components["schemas"]["Shared"][];
      }[];
      opposite: components["schemas"]["SuggestedSide"] | null;
    };
    Shared: {
      phrase: string;
      kind: string | null;
      telling: number;
      inA: components["schemas"]["Range"][];
      inB: components["schemas"]["Range"][];
    };
    SuggestedSide: {
      topic: string | null;
      centre: string;
      label: string[];
      cards: {
        id: string;
        confidence: components["schemas"]["Confidence"];
        meant: boolean;
        shared: components["schemas"]["Shared"][];
      }[];
    };
    RejectedPairs: {
      pairs: [
        string,
        string
      ][];
    };
    Ways: {
      email: boolean;
      passkeyOrigin: string | null;
      outside: string | null;
      apps: components["schemas"]["StaffAppName"][];
    };
    StaffAppName: "wecom" | "dingtalk";
    LetterSent: {
      emailEnabled: boolean;
    };
    LetterAsked: {
      email: string;
    };
    CodeTyped: {
      code: string;
    };
    PasskeyRequest: {
      challenge: string;
      timeout?: number;
      rpId?: string;
      allowCredentials?: {
        id: string;
        type: "public-key";
        transports?: ("ble" | "cable" | "hybrid" | "internal" | "nfc" | "smart-card" | "usb")[];
      }[];
      userVerification?: "required" | "preferred" | "discouraged";
      hints?: ("hybrid" | "security-key" | "client-device")[];
      extensions?: {
        credProps?: boolean;
        minPinLength?: boolean;
      };
    };
    PasskeyUsed: {
      response: {
        id: string;
        rawId?: string;
        type?: string;
        response?: {
          [key: string]: unknown;
        };
        clientExtensionResults?: {
          [key: string]: unknown;
        };
        authenticatorAttachment?: string | null;
      } & {
        [key: string]: unknown;
      };
    };
    SignIns: {
      items: components["schemas"]["SignIn"][];
    };
    SignIn: {
      id: string;
      device: string;
      way: components["schemas"]["Way"];
      createdAt: number;
      usedAt: number;
      current: boolean;
    };
    Way: "link" | "code" | "passkey" | "outside";
    SignInTries: {
      items: components["schemas"]["SignInTry"][];
    };
    SignInTry: {
      id: string;
      at: number;
      person: string | null;
      name: string | null;
      way: components["schemas"]["Way"];
      device: string;
      refused: string | null;
    };
    OwnPasskeys: {
      items: components["schemas"]["OwnPasskey"][];
    };
    OwnPasskey: {
      id: string;
      name: string;
      createdAt: number;
      usedAt: number | null;
    };
    PasskeyCreation: {
      rp: {
        id?: string;
        name: string;
      };
      user: {
        id: string;
        name: string;
        displayName: string;
      };
      challenge: string;
      pubKeyCredParams: {
        type: "public-key";
        alg: number;
      }[];
      timeout?: number;
      excludeCredentials?: {
        id: string;
        type: "public-key";
        transports?: ("ble" | "cable" | "hybrid" | "internal" | "nfc" | "smart-card" | "usb")[];
      }[];
      authenticatorSelection?: {
        authenticatorAttachment?: "platform" | "cross-platform";
        residentKey?: "required" | "preferred" | "discouraged";
        requireResidentKey?: boolean;
        userVerification?: "required" | "preferred" | "discouraged";
      };
      hints?: ("hybrid" | "security-key" | "client-device")[];
      attestation?: "none" | "indirect" | "direct" | "enterprise";
      attestationFormats?: ("fido-u2f" | "packed" | "android-safetynet" | "android-key" | "tpm" | "apple" | "none")[];
      extensions?: {
        credProps?: boolean;
        minPinLength?: boolean;
      };
    };
    PasskeyMade: {
      id: string;
    };
    NewPasskey: {
      name: string;
      response: {
        id: string;
        rawId?: string;
        type?: string;
        response?: {
          [key: string]: unknown;
        };
        clientExtensionResults?: {
          [key: string]: unknown;
        };
        authenticatorAttachment?: string | null;
      } & {
        [key: string]: unknown;
      };
    };
    PasskeyNamed: {
      name: string;
    };
    OwnApps: {
      items: {
        app: components["schemas"]["StaffAppName"];
        added: boolean;
      }[];
    };
    AwayTo: {
      url: string;
    };
    Staff: {
      person: {
        id: string;
        name: string;
        email: string | null;
      };
      roles: {
        role: components["schemas"]["Role"];
        place: {
          id: string;
          kind: "subdistrict" | "community" | "grid" | "building";
          slug: string;
          name: string;
        };
      }[];
    };
    Appointees: {
      items: components["schemas"]["Appointee"][];
      former: {
        id: string;
        name: string;
      }[];
      grants: components["schemas"]["Role"][];
    };
    Appointee: {
      id: string;
      name: string;
      email: string | null;
      role: components["schemas"]["Role"];
      also: {
        id: string;
        name: string;
      }[];
      may: {
        revoke: boolean;
        handKey: boolean;
      };
    };
    PersonAppointed: {
      id: string;
      signInLink: string;
    };
    Appointment: {
      person: string;
      email?: string | null;
      role: components["schemas"]["Role"];
    } | {
      id: string;
      name: string;
      email?: string | null;
      role: components["schemas"]["Role"];
      another?: boolean;
    };
    AppointmentRecord: {
      items: components["schemas"]["Appointed"][];
    };
    Appointed: {
      id: string;
      at: number;
      what: "granted" | "revoked" | "linkHanded" | "linkEnded" | "signInsEnded" | "joined" | "parted" | "changed";
      person: {
        id: string;
        name: string;
      };
      other: {
        id: string;
        name: string;
      } | null;
      role: components["schemas"]["Role"] | null;
      place: string | null;
      by: {
        id: string;
        name: string;
      } | null;
    };
    SignInLink: {
      signInLink: string;
    };
    PersonChange: {
      name: string;
      email?: string | null;
      was: {
        name: string;
        email: string | null;
      };
    };
    SameAs: {
      person: string;
      email?: string | null;
    };
    ProgramKeys: {
      items: {
        id: string;
        label: string;
        scopes: ("ledger.read" | "cards.write" | "hooks.set")[];
        at: number;
        until: number | null;
        usedAt: number | null;
        endedAt: number | null;
        by: {
          id: string;
          name: string;
        } | null;
        endedBy: {
          id: string;
          name: string;
        } | null;
      }[];
    };
    MadeProgramKey: {
      id: string;
      key: string;
    };
    NewProgramKey: {
      label: string;
      scopes: ("ledger.read" | "cards.write" | "hooks.set")[];
      days: number | null;
    };
  };
  responses: never;
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
  readOnBehalf: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OnBehalfList"];
        };
      };
    };
  };
  readCardPoints: {
    parameters: {
      path: {
        code: string;
        card: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CardPoints"];
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
        "application/json": components["schemas"]["AgendaChange"];
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
  readMinutes: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Minutes"];
        };
      };
    };
  };
  sendMinutesCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MinutesCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MinutesAccepted"];
        };
      };
    };
  };
  readMinutesDraft: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Draft"];
        };
      };
    };
  };
  addScan: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/pdf": string;
        "image/*": string;
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["FileKept"];
        };
      };
    };
  };
  addMeetingPhoto: {
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
          "application/json": components["schemas"]["FileKept"];
        };
      };
    };
  };
  listVotes: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Votes"];
        };
      };
    };
  };
  draftVote: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["VoteDraft"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["VoteAccepted"];
        };
      };
    };
  };
  readVote: {
    parameters: {
      path: {
        slug: string;
        vote: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["VoteShown"];
        };
      };
    };
  };
  readVoteDesk: {
    parameters: {
      path: {
        slug: string;
        vote: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["VoteDesk"];
        };
      };
    };
  };
  sendVoteCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        vote: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["VoteCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["VoteAccepted"];
        };
      };
    };
  };
  askBallot: {
    parameters: {
      path: {
        slug: string;
        vote: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SerialSaid"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BallotAsked"];
        };
      };
    };
  };
  castBallot: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        vote: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Ballot"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BallotCast"];
        };
      };
    };
  };
  readVoteFile: {
    parameters: {
      path: {
        slug: string;
        vote: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["VoteFile"];
        };
      };
    };
  };
  readQr: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/svg+xml": string;
        };
      };
    };
  };
  readTreesSvg: {
    parameters: {
      query?: {
        theme?: string;
        wordless?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/svg+xml": string;
        };
      };
    };
  };
  readTreesPng: {
    parameters: {
      query?: {
        theme?: string;
        wordless?: string;
      };
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/png": string;
        };
      };
    };
  };
  readPhoto: {
    parameters: {
      path: {
        file: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/webp": string;
        };
      };
    };
  };
  readReceipt: {
    parameters: {
      path: {
        receipt: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReceiptView"];
        };
      };
    };
  };
  withdrawByReceipt: {
    parameters: {
      path: {
        receipt: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReceiptWithdrawn"];
        };
      };
    };
  };
  takeBackByLink: {
    parameters: {
      path: {
        receipt: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReceiptView"];
        };
      };
    };
  };
  sayByStub: {
    parameters: {
      path: {
        receipt: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SaidByStub"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReceiptView"];
        };
      };
    };
  };
  joinStub: {
    parameters: {
      path: {
        receipt: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OtherStub"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReceiptView"];
        };
      };
    };
  };
  sayWishes: {
    parameters: {
      path: {
        receipt: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WishesSaid"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReceiptView"];
        };
      };
    };
  };
  readQuestions: {
    parameters: {
      path: {
        receipt: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AuthorQuestions"];
        };
      };
    };
  };
  answerQuestion: {
    parameters: {
      path: {
        receipt: string;
        question: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["QuestionAnswer"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ResidentAccepted"];
        };
      };
    };
  };
  addReceiptPhoto: {
    parameters: {
      query?: {
        matter?: string;
      };
      path: {
        receipt: string;
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
  sendResidentCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        receipt: string;
        matter: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ResidentCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ResidentAccepted"];
        };
      };
    };
  };
  readReceiptProof: {
    parameters: {
      path: {
        receipt: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReceiptProof"];
        };
      };
    };
  };
  readLogKey: {
    responses: {
      200: {
        content: {
          "text/plain": string;
        };
      };
    };
  };
  readWitnessKey: {
    responses: {
      200: {
        content: {
          "text/plain": string;
        };
      };
    };
  };
  listWitnessed: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["WitnessedList"];
        };
      };
    };
  };
  addCheckpoint: {
    requestBody: {
      content: {
        "text/plain": string;
      };
    };
    responses: {
      200: {
        content: {
          "text/plain": string;
        };
      };
    };
  };
  readCommunityLogKey: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/plain": string;
        };
      };
    };
  };
  readCheckpoint: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/plain": string;
        };
      };
    };
  };
  readLogTile: {
    parameters: {
      path: {
        slug: string;
        tile: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/octet-stream": string;
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
        under?: string;
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
  readPlace: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Place"];
        };
      };
    };
  };
  changePlace: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PlaceChange"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Place"];
        };
      };
    };
  };
  addPlacesOfSheet: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PlaceSheet"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlaceSheetRead"];
        };
      };
    };
  };
  listPlaceChanges: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlaceChanges"];
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
  sendMatterCommands: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MatterBatch"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MatterBatchAccepted"];
        };
      };
    };
  };
  sendMatterCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        matter: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MatterCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerAccepted"];
        };
      };
    };
  };
  listMatters: {
    parameters: {
      query?: {
        q?: string;
        stage?: components["schemas"]["MatterStage"];
        state?: "open" | "ended";
        lane?: components["schemas"]["Lane"];
        category?: string;
        overdue?: "true" | "false";
        climbed?: "subdistrict";
        meeting?: string;
        near?: number;
        sort?: "due" | "newest" | "people" | "weight";
        limit?: number;
        cursor?: string;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MatterList"];
        };
      };
    };
  };
  listDeskMatters: {
    parameters: {
      query?: {
        q?: string;
        stage?: components["schemas"]["MatterStage"];
        state?: "open" | "ended";
        lane?: components["schemas"]["Lane"];
        category?: string;
        overdue?: "true" | "false";
        climbed?: "subdistrict";
        meeting?: string;
        near?: number;
        owner?: "me" | string;
        team?: "spotter" | "deliberation" | "advisory";
        unowned?: "true" | "false";
        sort?: "due" | "newest" | "people" | "weight";
        limit?: number;
        cursor?: string;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MatterList"];
        };
      };
    };
  };
  readMatter: {
    parameters: {
      path: {
        slug: string;
        number: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MatterView"];
        };
      };
    };
  };
  readDeskMatter: {
    parameters: {
      path: {
        slug: string;
        number: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DeskMatter"];
        };
      };
    };
  };
  listUnansweredCards: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        loose?: "true" | "false";
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["UnansweredCards"];
        };
      };
    };
  };
  addMatterPhoto: {
    parameters: {
      path: {
        slug: string;
        matter: string;
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
  openMatterOfMotion: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        code: string;
        motion: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MotionMatter"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerAccepted"];
        };
      };
    };
  };
  planTaskOfMotion: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        code: string;
        motion: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MotionTask"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerAccepted"];
        };
      };
    };
  };
  makeOfferOfPledge: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        code: string;
        pledge: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PledgeOffer"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerAccepted"];
        };
      };
    };
  };
  planTaskOfPledge: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        code: string;
        pledge: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MotionTask"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerAccepted"];
        };
      };
    };
  };
  readLedger: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerSummary"];
        };
      };
    };
  };
  readLedgerSettings: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerSettings"];
        };
      };
    };
  };
  changeLedgerSettings: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LedgerSettingsChange"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerSettings"];
        };
      };
    };
  };
  changeZone: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ZoneChange"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Zone"];
        };
      };
    };
  };
  readTeams: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["TeamsView"];
        };
      };
    };
  };
  sendTeamCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TeamCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerAccepted"];
        };
      };
    };
  };
  listHandlers: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Handlers"];
        };
      };
    };
  };
  listNotices: {
    parameters: {
      query?: {
        running?: "true" | "false";
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Notices"];
        };
      };
    };
  };
  sendNoticeCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        notice: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NoticeCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LedgerAccepted"];
        };
      };
    };
  };
  addNoticePhoto: {
    parameters: {
      path: {
        slug: string;
        notice: string;
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
          "application/json": components["schemas"]["BoardPhotoKept"];
        };
      };
    };
  };
  readDisclosure: {
    parameters: {
      path: {
        slug: string;
        period: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Disclosure"];
        };
      };
    };
  };
  listRounds: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Rounds"];
        };
      };
    };
  };
  openRound: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RoundOpening"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  readRound: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundShown"];
        };
      };
    };
  };
  readRoundDesk: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundDesk"];
        };
      };
    };
  };
  sendRoundCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        round: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RoundCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  proposeProject: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        round: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProjectProposal"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  readProposal: {
    parameters: {
      path: {
        slug: string;
        round: string;
        n: number;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposalReceipt"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProjectState"];
        };
      };
    };
  };
  appealProposal: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        round: string;
        n: number;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposalAppeal"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  withdrawProposal: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        round: string;
        n: number;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposalReceipt"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  askToPitch: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        round: string;
        n: number;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposalPitch"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  addProjectPhoto: {
    parameters: {
      query?: {
        agreed?: "yes";
      };
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        round: string;
        n: number;
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
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  readProjectPhoto: {
    parameters: {
      path: {
        slug: string;
        round: string;
        n: number;
      };
    };
    responses: {
      200: {
        content: {
          "image/webp": string;
        };
      };
    };
  };
  addProposalPhoto: {
    parameters: {
      query?: {
        agreed?: "yes";
      };
      header: {
        "idempotency-key": string;
        "x-receipt": string;
      };
      path: {
        slug: string;
        round: string;
        n: number;
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
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  readProposalPhoto: {
    parameters: {
      header: {
        "x-receipt": string;
      };
      path: {
        slug: string;
        round: string;
        n: number;
      };
    };
    responses: {
      200: {
        content: {
          "image/webp": string;
        };
      };
    };
  };
  removeProposalPhoto: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        round: string;
        n: number;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposalReceipt"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  lookUpProposer: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        round: string;
        n: number;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposerLookUp"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Proposer"];
        };
      };
    };
  };
  publishRoundResult: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  takeOnProject: {
    parameters: {
      path: {
        slug: string;
        round: string;
        n: number;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProjectTakeOn"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundAccepted"];
        };
      };
    };
  };
  downloadRound: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/plain": string;
        };
      };
    };
  };
  listRoundFiles: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundFiles"];
        };
      };
    };
  };
  addRoundFile: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "text/plain": string;
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["RoundFileKept"];
        };
      };
    };
  };
  readRoundFile: {
    parameters: {
      path: {
        slug: string;
        file: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OtherRound"];
        };
      };
    };
  };
  removeRoundFile: {
    parameters: {
      path: {
        slug: string;
        file: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  downloadRoundFile: {
    parameters: {
      path: {
        slug: string;
        file: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/plain": string;
        };
      };
    };
  };
  listSubdistrictRounds: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RoundsBeside"];
        };
      };
    };
  };
  listBulletins: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Bulletins"];
        };
      };
    };
  };
  draftBulletin: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["BulletinDraft"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["ReachAccepted"];
        };
      };
    };
  };
  readBulletin: {
    parameters: {
      path: {
        slug: string;
        bulletin: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Bulletin"];
        };
      };
    };
  };
  sendBulletinCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        bulletin: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["BulletinCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReachAccepted"];
        };
      };
    };
  };
  readReach: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReachDesk"];
        };
      };
    };
  };
  proposeBulletin: {
    parameters: {
      query: {
        kind: "meeting" | "cards" | "record" | "decision" | "notice" | "done" | "ballot" | "result" | "free" | "digest";
        ref?: string;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProposedBulletin"];
        };
      };
    };
  };
  sendTierCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TierCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReachAccepted"];
        };
      };
    };
  };
  readKeeperLink: {
    parameters: {
      path: {
        slug: string;
        group: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["KeeperLink"];
        };
      };
    };
  };
  setRobot: {
    parameters: {
      path: {
        slug: string;
        group: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Robot"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  dropRobot: {
    parameters: {
      path: {
        slug: string;
        group: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  listEvents: {
    parameters: {
      query?: {
        after?: number | null;
        types?: string;
        limit?: number;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["EventsPage"];
        };
      };
    };
  };
  listHooks: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Hooks"];
        };
      };
    };
  };
  addHook: {
    parameters: {
      header?: {
        "idempotency-key"?: string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Hook"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["HookMade"];
        };
      };
    };
  };
  setHook: {
    parameters: {
      path: {
        slug: string;
        hook: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["HookChange"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  dropHook: {
    parameters: {
      path: {
        slug: string;
        hook: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  readOpen311: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Open311Desk"];
        };
      };
    };
  };
  setOpen311Door: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Open311Door"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  addDepartmentSystem: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DepartmentSystem"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["MadeDepartmentSystem"];
        };
      };
    };
  };
  setDepartmentSystem: {
    parameters: {
      path: {
        slug: string;
        system: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DepartmentSystem"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  dropDepartmentSystem: {
    parameters: {
      path: {
        slug: string;
        system: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  readPlan: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanShown"];
        };
      };
    };
  };
  setPlan: {
    parameters: {
      query: {
        name: string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "image/*": string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanShown"];
        };
      };
    };
  };
  takePlanAway: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  readPlanPicture: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/webp": string;
        };
      };
    };
  };
  readMap: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MapShown"];
        };
      };
    };
  };
  setMap: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MapView"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MapShown"];
        };
      };
    };
  };
  takeMapAway: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  listConventions: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ConventionList"];
        };
      };
    };
  };
  openConvention: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConventionOpening"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["ConventionAccepted"];
        };
      };
    };
  };
  readConvention: {
    parameters: {
      path: {
        slug: string;
        convention: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ConventionView"];
        };
      };
    };
  };
  readConventionDesk: {
    parameters: {
      path: {
        slug: string;
        convention: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ConventionDesk"];
        };
      };
    };
  };
  readCardsBesideArticles: {
    parameters: {
      path: {
        slug: string;
        convention: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CardsBesideArticles"];
        };
      };
    };
  };
  sendConventionCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        convention: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConventionCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ConventionAccepted"];
        };
      };
    };
  };
  hangConventionDraft: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        convention: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ConventionAccepted"];
        };
      };
    };
  };
  commentOnConvention: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        convention: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConventionComment"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["ConventionAccepted"];
        };
      };
    };
  };
  listSurveys: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SurveyList"];
        };
      };
    };
  };
  draftSurvey: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SurveySaid"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["SurveyAccepted"];
        };
      };
    };
  };
  readSurvey: {
    parameters: {
      path: {
        slug: string;
        survey: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SurveyView"];
        };
      };
    };
  };
  readSurveyDesk: {
    parameters: {
      path: {
        slug: string;
        survey: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SurveyDesk"];
        };
      };
    };
  };
  sendSurveyCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        survey: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SurveyCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SurveyAccepted"];
        };
      };
    };
  };
  answerSurvey: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
        survey: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SurveyAnswer"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SurveyAnswered"];
        };
      };
    };
  };
  listSubdistrictSurveys: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SurveysBeside"];
        };
      };
    };
  };
  readRegister: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Register"];
        };
      };
    };
  };
  readRegisterDesk: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RegisterDesk"];
        };
      };
    };
  };
  sendRegisterCommand: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RegisterCommand"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RegisterAccepted"];
        };
      };
    };
  };
  findInRegister: {
    parameters: {
      path: {
        slug: string;
        number: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FittingEntries"];
        };
      };
    };
  };
  readEntryLink: {
    parameters: {
      path: {
        slug: string;
        entry: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GuestLink"];
        };
      };
    };
  };
  readInvitationLink: {
    parameters: {
      path: {
        slug: string;
        invitation: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GuestLink"];
        };
      };
    };
  };
  lookUpContact: {
    parameters: {
      path: {
        slug: string;
        entry: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["EntryContact"];
        };
      };
    };
  };
  readSubdistrict: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubdistrictView"];
        };
      };
    };
  };
  listSubdistrictMatters: {
    parameters: {
      query?: {
        q?: string;
        stage?: components["schemas"]["MatterStage"];
        state?: "open" | "ended";
        lane?: components["schemas"]["Lane"];
        category?: string;
        overdue?: "true" | "false";
        climbed?: "subdistrict";
        meeting?: string;
        sort?: "due" | "newest" | "people" | "weight";
        limit?: number;
        cursor?: string;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubdistrictMatters"];
        };
      };
    };
  };
  listSubdistrictDeskMatters: {
    parameters: {
      query?: {
        q?: string;
        stage?: components["schemas"]["MatterStage"];
        state?: "open" | "ended";
        lane?: components["schemas"]["Lane"];
        category?: string;
        overdue?: "true" | "false";
        climbed?: "subdistrict";
        meeting?: string;
        owner?: "me" | string;
        team?: "spotter" | "deliberation" | "advisory";
        unowned?: "true" | "false";
        sort?: "due" | "newest" | "people" | "weight";
        limit?: number;
        cursor?: string;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubdistrictMatters"];
        };
      };
    };
  };
  listAlikeMatters: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AlikeGroups"];
        };
      };
    };
  };
  changeSubdistrictZone: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ZoneChange"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Zone"];
        };
      };
    };
  };
  readCardsSheet: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/csv": string;
        };
      };
    };
  };
  importLedger: {
    parameters: {
      query?: {
        keep?: "true" | "false";
        again?: "true" | "false";
        name?: string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/octet-stream": string;
        "text/csv": string;
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportPreview"];
        };
      };
    };
  };
  readLedgerCsv: {
    parameters: {
      query?: {
        q?: string;
        stage?: components["schemas"]["MatterStage"];
        state?: "open" | "ended";
        lane?: components["schemas"]["Lane"];
        category?: string;
        overdue?: "true" | "false";
        climbed?: "subdistrict";
        meeting?: string;
        near?: number;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/csv": string;
        };
      };
    };
  };
  readDeskLedgerCsv: {
    parameters: {
      query?: {
        q?: string;
        stage?: components["schemas"]["MatterStage"];
        state?: "open" | "ended";
        lane?: components["schemas"]["Lane"];
        category?: string;
        overdue?: "true" | "false";
        climbed?: "subdistrict";
        meeting?: string;
        near?: number;
        owner?: "me" | string;
        team?: "spotter" | "deliberation" | "advisory";
        unowned?: "true" | "false";
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/csv": string;
        };
      };
    };
  };
  readLedgerWorkbook: {
    parameters: {
      query?: {
        q?: string;
        stage?: components["schemas"]["MatterStage"];
        state?: "open" | "ended";
        lane?: components["schemas"]["Lane"];
        category?: string;
        overdue?: "true" | "false";
        climbed?: "subdistrict";
        meeting?: string;
        near?: number;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
    };
  };
  readDeskLedgerWorkbook: {
    parameters: {
      query?: {
        q?: string;
        stage?: components["schemas"]["MatterStage"];
        state?: "open" | "ended";
        lane?: components["schemas"]["Lane"];
        category?: string;
        overdue?: "true" | "false";
        climbed?: "subdistrict";
        meeting?: string;
        near?: number;
        owner?: "me" | string;
        team?: "spotter" | "deliberation" | "advisory";
        unowned?: "true" | "false";
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
    };
  };
  downloadProjects: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/csv": string;
        };
      };
    };
  };
  downloadOtherProjects: {
    parameters: {
      path: {
        slug: string;
        file: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/csv": string;
        };
      };
    };
  };
  readRollFile: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        "application/octet-stream": string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RollLines"];
        };
      };
    };
  };
  readMinutesBlocks: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readMinutesAsWord: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readMinutesAsPdf: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readAttendanceBlocks: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readAttendanceAsWord: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readAttendanceAsPdf: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readArchive: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readLetterhead: {
    parameters: {
      path: {
        slug: string;
        letterhead: "minutes" | "notice";
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  sendLetterhead: {
    parameters: {
      query?: {
        keep?: "true" | "false";
      };
      path: {
        slug: string;
        letterhead: "minutes" | "notice";
      };
    };
    requestBody: {
      content: {
        "application/octet-stream": string;
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LetterheadLooked"];
        };
      };
    };
  };
  removeLetterhead: {
    parameters: {
      path: {
        slug: string;
        letterhead: "minutes" | "notice";
      };
    };
    responses: {
      204: {
      };
    };
  };
  previewLetterhead: {
    parameters: {
      query?: {
        meeting?: string;
      };
      path: {
        slug: string;
        letterhead: "minutes" | "notice";
      };
    };
    requestBody: {
      content: {
        "application/octet-stream": string;
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readMatterFileBlocks: {
    parameters: {
      path: {
        slug: string;
        number: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readMatterFileAsWord: {
    parameters: {
      path: {
        slug: string;
        number: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readMatterFileAsPdf: {
    parameters: {
      path: {
        slug: string;
        number: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readNoticeBlocks: {
    parameters: {
      path: {
        slug: string;
        notice: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readNoticeAsWord: {
    parameters: {
      path: {
        slug: string;
        notice: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readNoticeAsPdf: {
    parameters: {
      path: {
        slug: string;
        notice: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readNoticeA3Blocks: {
    parameters: {
      path: {
        slug: string;
        notice: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readNoticeA3AsPdf: {
    parameters: {
      path: {
        slug: string;
        notice: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readNoticePictureBlocks: {
    parameters: {
      path: {
        slug: string;
        notice: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readNoticePictureAsPicture: {
    parameters: {
      path: {
        slug: string;
        notice: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/png": string;
        };
      };
    };
  };
  readSlipsBlocks: {
    parameters: {
      path: {
        slug: string;
        notice: string;
        sheet: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readSlipsAsWord: {
    parameters: {
      path: {
        slug: string;
        notice: string;
        sheet: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readSlipsAsPdf: {
    parameters: {
      path: {
        slug: string;
        notice: string;
        sheet: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readDisclosureDocumentBlocks: {
    parameters: {
      path: {
        slug: string;
        period: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readDisclosureDocumentAsWord: {
    parameters: {
      path: {
        slug: string;
        period: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readDisclosureDocumentAsPdf: {
    parameters: {
      path: {
        slug: string;
        period: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readConventionTextBlocks: {
    parameters: {
      path: {
        slug: string;
        convention: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readConventionTextAsWord: {
    parameters: {
      path: {
        slug: string;
        convention: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readConventionTextAsPdf: {
    parameters: {
      path: {
        slug: string;
        convention: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readSurveyReportBlocks: {
    parameters: {
      path: {
        slug: string;
        survey: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readSurveyReportAsWord: {
    parameters: {
      path: {
        slug: string;
        survey: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readSurveyReportAsPdf: {
    parameters: {
      path: {
        slug: string;
        survey: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readMeetingPosterBlocks: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readMeetingPosterAsPdf: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readResultPosterBlocks: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readResultPosterAsPdf: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readPlacePosterBlocks: {
    parameters: {
      path: {
        slug: string;
        place: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readPlacePosterAsPdf: {
    parameters: {
      path: {
        slug: string;
        place: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readMeetingQr: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/svg+xml": string;
        };
      };
    };
  };
  readCommunityQr: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/svg+xml": string;
        };
      };
    };
  };
  readBulletinPictureBlocks: {
    parameters: {
      path: {
        slug: string;
        bulletin: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readBulletinPictureAsPicture: {
    parameters: {
      path: {
        slug: string;
        bulletin: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/png": string;
        };
      };
    };
  };
  readBulletinWallBlocks: {
    parameters: {
      path: {
        slug: string;
        bulletin: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readBulletinWallAsPdf: {
    parameters: {
      path: {
        slug: string;
        bulletin: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readPressTextBlocks: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readPressTextAsWord: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readPressTextAsPdf: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readRemarksBlocks: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readRemarksAsWord: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readRemarksAsPdf: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readRoundMenuBlocks: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readRoundMenuAsWord: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readRoundMenuAsPdf: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readRoundBoardBlocks: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readRoundBoardAsPdf: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readRoundWhyBlocks: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readRoundWhyAsWord: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
    };
  };
  readRoundWhyAsPdf: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readRoundWhyA3Blocks: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Document"];
        };
      };
    };
  };
  readRoundWhyA3AsPdf: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readAttendanceWorkbook: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
    };
  };
  readMattersWorkbook: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
    };
  };
  readUnansweredWorkbook: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
    };
  };
  readMeetingDocumentsZip: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/zip": string;
        };
      };
    };
  };
  readMatterDocumentsZip: {
    parameters: {
      path: {
        slug: string;
        number: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/zip": string;
        };
      };
    };
  };
  readNoticeDocumentsZip: {
    parameters: {
      path: {
        slug: string;
        notice: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/zip": string;
        };
      };
    };
  };
  readRoundDocumentsZip: {
    parameters: {
      path: {
        slug: string;
        round: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/zip": string;
        };
      };
    };
  };
  printCards: {
    parameters: {
      header: {
        "idempotency-key": string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Printing"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Printed"];
        };
      };
    };
  };
  readPrintedCards: {
    parameters: {
      path: {
        code: string;
        batch: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readTallySheet: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  readPaper: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PaperDesk"];
        };
      };
    };
  };
  readDeskQuestions: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DeskQuestions"];
        };
      };
    };
  };
  readStub: {
    parameters: {
      path: {
        code: string;
        stub: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Stub"];
        };
      };
    };
  };
  sendPaperPhoto: {
    parameters: {
      query?: {
        name?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "image/*": string;
        "application/pdf": string;
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["PaperFound"];
        };
      };
    };
  };
  queuePaperPhoto: {
    parameters: {
      query?: {
        name?: string;
      };
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "image/*": string;
        "application/pdf": string;
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["PhotoQueued"];
        };
      };
    };
  };
  readPaperPhotoAgain: {
    parameters: {
      path: {
        code: string;
        photo: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  takePaperPhotoAway: {
    parameters: {
      path: {
        code: string;
        photo: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  readPaperPicture: {
    parameters: {
      path: {
        code: string;
        picture: string;
      };
    };
    responses: {
      200: {
        content: {
          "image/webp": string;
        };
      };
    };
  };
  readPaperPictureAgain: {
    parameters: {
      path: {
        code: string;
        picture: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SecondReading"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["ReadingsCompared"];
        };
      };
    };
  };
  changePaperPicture: {
    parameters: {
      path: {
        code: string;
        picture: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PaperPictureChange"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  readDeskWishes: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DeskWishes"];
        };
      };
    };
  };
  readCalls: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CallsAwaited"];
        };
      };
    };
  };
  seeBallotPapers: {
    parameters: {
      path: {
        slug: string;
        vote: string;
      };
    };
    requestBody: {
      content: {
        "image/*": string;
        "application/pdf": string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BallotPapersSeen"];
        };
      };
    };
  };
  seeSurveySheets: {
    parameters: {
      path: {
        slug: string;
        survey: string;
      };
    };
    requestBody: {
      content: {
        "image/*": string;
        "application/pdf": string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SurveySheetsSeen"];
        };
      };
    };
  };
  carryMeeting: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Carrying"];
      };
    };
    responses: {
      200: {
        content: {
          "application/octet-stream": string;
        };
      };
    };
  };
  importMeeting: {
    parameters: {
      query?: {
        fingerprint?: string;
      };
      header: {
        "grove-passphrase": string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/octet-stream": string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Arrived"];
        };
      };
    };
  };
  searchCommunity: {
    parameters: {
      query?: {
        q?: string;
        kind?: "card" | "matter" | "notice";
        after?: number | null;
        limit?: number;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FoundPage"];
        };
      };
    };
  };
  searchSubdistrict: {
    parameters: {
      query?: {
        q?: string;
        kind?: "card" | "matter" | "notice";
        after?: number | null;
        limit?: number;
      };
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FoundPage"];
        };
      };
    };
  };
  listAlreadyMatters: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Writing"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AlreadyMatters"];
        };
      };
    };
  };
  suggestCategory: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CategoryTexts"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SuggestedCategories"];
        };
      };
    };
  };
  listMattersElsewhere: {
    parameters: {
      path: {
        slug: string;
        number: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ElsewhereList"];
        };
      };
    };
  };
  readSuggestions: {
    parameters: {
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Suggestions"];
        };
      };
    };
  };
  rejectSuggestions: {
    parameters: {
      path: {
        code: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RejectedPairs"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  readWaysIn: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Ways"];
        };
      };
    };
  };
  askForSignInLetter: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["LetterAsked"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LetterSent"];
        };
      };
    };
  };
  signInByCode: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["CodeTyped"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  startPasskeySignIn: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PasskeyRequest"];
        };
      };
    };
  };
  signInByPasskey: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["PasskeyUsed"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  useSignInLink: {
    parameters: {
      path: {
        token: string;
      };
    };
    responses: {
      303: {
      };
    };
  };
  signOut: {
    responses: {
      204: {
      };
    };
  };
  listSignIns: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SignIns"];
        };
      };
    };
  };
  listSignInTries: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SignInTries"];
        };
      };
    };
  };
  endSignIn: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  listCommunitySignInTries: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SignInTries"];
        };
      };
    };
  };
  listPasskeys: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OwnPasskeys"];
        };
      };
    };
  };
  addPasskey: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPasskey"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["PasskeyMade"];
        };
      };
    };
  };
  startPasskey: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PasskeyCreation"];
        };
      };
    };
  };
  removePasskey: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  renamePasskey: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PasskeyNamed"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  listStaffApps: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OwnApps"];
        };
      };
    };
  };
  addStaffApp: {
    parameters: {
      path: {
        app: components["schemas"]["StaffAppName"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AwayTo"];
        };
      };
    };
  };
  dropStaffApp: {
    parameters: {
      path: {
        app: components["schemas"]["StaffAppName"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  readStaff: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Staff"];
        };
      };
    };
  };
  listCommunityPeople: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Appointees"];
        };
      };
    };
  };
  appointInCommunity: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Appointment"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["PersonAppointed"];
        };
      };
    };
  };
  revokeInCommunity: {
    parameters: {
      path: {
        slug: string;
        id: string;
        role: components["schemas"]["Role"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  listCommunityAppointments: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AppointmentRecord"];
        };
      };
    };
  };
  listSubdistrictPeople: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Appointees"];
        };
      };
    };
  };
  appointInSubdistrict: {
    parameters: {
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Appointment"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["PersonAppointed"];
        };
      };
    };
  };
  revokeInSubdistrict: {
    parameters: {
      path: {
        slug: string;
        id: string;
        role: components["schemas"]["Role"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  listSubdistrictAppointments: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AppointmentRecord"];
        };
      };
    };
  };
  handSignInLink: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["SignInLink"];
        };
      };
    };
  };
  endSignInsOf: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  changePerson: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PersonChange"];
      };
    };
    responses: {
      204: {
      };
    };
  };
  joinPeople: {
    parameters: {
      path: {
        id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SameAs"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["SignInLink"];
        };
      };
    };
  };
  partPeople: {
    parameters: {
      path: {
        id: string;
        other: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  listCommunityKeys: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProgramKeys"];
        };
      };
    };
  };
  makeCommunityKey: {
    parameters: {
      header?: {
        "idempotency-key"?: string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewProgramKey"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["MadeProgramKey"];
        };
      };
    };
  };
  endCommunityKey: {
    parameters: {
      path: {
        slug: string;
        key: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  listSubdistrictKeys: {
    parameters: {
      path: {
        slug: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProgramKeys"];
        };
      };
    };
  };
  makeSubdistrictKey: {
    parameters: {
      header?: {
        "idempotency-key"?: string;
      };
      path: {
        slug: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewProgramKey"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["MadeProgramKey"];
        };
      };
    };
  };
  endSubdistrictKey: {
    parameters: {
      path: {
        slug: string;
        key: string;
      };
    };
    responses: {
      204: {
      };
    };
  };
  followMeeting: {
    parameters: {
      query?: {
        after?: number | null;
      };
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/event-stream": components["schemas"]["Frame"];
        };
      };
    };
  };
  followMeetingAtDesk: {
    parameters: {
      query?: {
        after?: number | null;
      };
      path: {
        code: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/event-stream": components["schemas"]["Frame"];
        };
      };
    };
  };
}
