using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Reciproca.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Federation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Organisation",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Uri",
                table: "Organisation",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Declined",
                table: "NeedAnswer",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeclinedAt",
                table: "NeedAnswer",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Offer",
                table: "NeedAnswer",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ActorKey",
                columns: table => new
                {
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Rsa = table.Column<string>(type: "TEXT", nullable: false),
                    Edwards = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActorKey", x => new { x.OwnerId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Copy",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Uri = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Copy", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Copy_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "Dispatch",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Inbox = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Rich = table.Column<bool>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    DeadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dispatch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Follower",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Inbox = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ReadsProposals = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Follower", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Peer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsNode = table.Column<bool>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    Inbox = table.Column<string>(type: "TEXT", nullable: false),
                    Records = table.Column<string>(type: "TEXT", nullable: true),
                    Digest = table.Column<string>(type: "TEXT", nullable: true),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NewFingerprint = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Request = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Sends = table.Column<string>(type: "TEXT", nullable: true),
                    Takes = table.Column<string>(type: "TEXT", nullable: true),
                    AtOnce = table.Column<bool>(type: "INTEGER", nullable: false),
                    Mark = table.Column<long>(type: "INTEGER", nullable: false),
                    CaughtUpAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TriedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SameAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Mended = table.Column<int>(type: "INTEGER", nullable: false),
                    TheySameAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TheyReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Peer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reached",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Inbox = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Rich = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reached", x => new { x.RecordId, x.Host });
                });

            migrationBuilder.CreateTable(
                name: "Received",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Received", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Refusal",
                columns: table => new
                {
                    Host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Refusal", x => new { x.Host, x.Reason });
                });

            migrationBuilder.CreateTable(
                name: "RemoteActor",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Uri = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Inbox = table.Column<string>(type: "TEXT", nullable: false),
                    SharedInbox = table.Column<string>(type: "TEXT", nullable: false),
                    ReadsProposals = table.Column<bool>(type: "INTEGER", nullable: false),
                    FetchedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemoteActor", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RemoteHost",
                columns: table => new
                {
                    Host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    FailingSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NotBefore = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SucceededAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Delivered = table.Column<long>(type: "INTEGER", nullable: false),
                    GivenUp = table.Column<long>(type: "INTEGER", nullable: false),
                    GivenUpAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Scheme = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    SchemeUntil = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemoteHost", x => x.Host);
                });

            migrationBuilder.CreateTable(
                name: "Shared",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Uri = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shared", x => x.RecordId);
                });

            migrationBuilder.CreateTable(
                name: "WaitingLink",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToUri = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingLink", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingLink_Record_FromId",
                        column: x => x.FromId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Organisation_Uri",
                table: "Organisation",
                column: "Uri",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NeedAnswer_Offer",
                table: "NeedAnswer",
                column: "Offer",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Copy_Host_GoneAt",
                table: "Copy",
                columns: new[] { "Host", "GoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Copy_RecordId",
                table: "Copy",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_Copy_Uri",
                table: "Copy",
                column: "Uri",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dispatch_Host_DeadAt_DueAt",
                table: "Dispatch",
                columns: new[] { "Host", "DeadAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Dispatch_Inbox_Key",
                table: "Dispatch",
                columns: new[] { "Inbox", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dispatch_RecordId",
                table: "Dispatch",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_Follower_OrganisationId_Actor",
                table: "Follower",
                columns: new[] { "OrganisationId", "Actor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Peer_Host",
                table: "Peer",
                column: "Host",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reached_Host",
                table: "Reached",
                column: "Host");

            migrationBuilder.CreateIndex(
                name: "IX_Received_At",
                table: "Received",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_RemoteActor_Uri",
                table: "RemoteActor",
                column: "Uri",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Shared_Number",
                table: "Shared",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitingLink_FromId",
                table: "WaitingLink",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingLink_ToUri",
                table: "WaitingLink",
                column: "ToUri");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActorKey");

            migrationBuilder.DropTable(
                name: "Copy");

            migrationBuilder.DropTable(
                name: "Dispatch");

            migrationBuilder.DropTable(
                name: "Follower");

            migrationBuilder.DropTable(
                name: "Peer");

            migrationBuilder.DropTable(
                name: "Reached");

            migrationBuilder.DropTable(
                name: "Received");

            migrationBuilder.DropTable(
                name: "Refusal");

            migrationBuilder.DropTable(
                name: "RemoteActor");

            migrationBuilder.DropTable(
                name: "RemoteHost");

            migrationBuilder.DropTable(
                name: "Shared");

            migrationBuilder.DropTable(
                name: "WaitingLink");

            migrationBuilder.DropIndex(
                name: "IX_Organisation_Uri",
                table: "Organisation");

            migrationBuilder.DropIndex(
                name: "IX_NeedAnswer_Offer",
                table: "NeedAnswer");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Organisation");

            migrationBuilder.DropColumn(
                name: "Uri",
                table: "Organisation");

            migrationBuilder.DropColumn(
                name: "Declined",
                table: "NeedAnswer");

            migrationBuilder.DropColumn(
                name: "DeclinedAt",
                table: "NeedAnswer");

            migrationBuilder.DropColumn(
                name: "Offer",
                table: "NeedAnswer");
        }
    }
}
