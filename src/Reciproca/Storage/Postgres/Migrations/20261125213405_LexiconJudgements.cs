using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Reciproca.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LexiconJudgements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AskedWord",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AskedWord", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Judgement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Query = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Judgement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Judgement_Record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "Record",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LexiconLearned",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Pairs = table.Column<int>(type: "integer", nullable: false),
                    Terms = table.Column<int>(type: "integer", nullable: false),
                    Judgements = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<int>(type: "integer", nullable: false),
                    After = table.Column<int>(type: "integer", nullable: false),
                    Adopted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LexiconLearned", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AskedWord_On",
                table: "AskedWord",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_AskedWord_Word_Language",
                table: "AskedWord",
                columns: new[] { "Word", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Judgement_On",
                table: "Judgement",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_Judgement_Query_Language_RecordId",
                table: "Judgement",
                columns: new[] { "Query", "Language", "RecordId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Judgement_RecordId",
                table: "Judgement",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_LexiconLearned_At",
                table: "LexiconLearned",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AskedWord");

            migrationBuilder.DropTable(
                name: "Judgement");

            migrationBuilder.DropTable(
                name: "LexiconLearned");
        }
    }
}
